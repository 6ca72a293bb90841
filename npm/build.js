// Makes the package: node build.js MODULES PACKAGE VERSION. `cargo xtask npm` runs it.

import { build } from 'esbuild';
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const here = dirname(fileURLToPath(import.meta.url));
const [modules, out, version] = process.argv.slice(2).map((word, index) => (index < 2 ? resolve(word) : word));
// The oldest browser that the scripts are written down to.
const OLDEST = 'chrome69';

// File, entry, kind, and whether it is about the slim module.
const FILES = [
  ['index.js', 'fetched', 'esm', false],
  ['node.js', 'node', 'esm', false],
  ['index.cjs', 'required', 'cjs', false],
  ['inline.js', 'inline', 'esm', false],
  ['elements.js', 'elements', 'esm', false],
  ['gouji-frame.js', 'frame', 'iife', false],
  ['gouji-bookmark.js', 'bookmark', 'iife', false],
  ['gouji.js', 'classic', 'iife', false],
  ['gouji-separate.js', 'classic-fetched', 'iife', false],
  ['slim.js', 'fetched', 'esm', true],
  ['slim-node.js', 'node', 'esm', true],
  ['slim.cjs', 'required', 'cjs', true],
  ['slim-inline.js', 'inline', 'esm', true],
  ['gouji-slim.js', 'classic', 'iife', true],
  ['gouji-slim-separate.js', 'classic-fetched', 'iife', true],
];

const inlined = (file, packed) => ({
  name: 'wasm',
  setup(bundle) {
    bundle.onResolve({ filter: /^gouji:wasm$/ }, ({ path }) => ({ path, namespace: 'wasm' }));
    bundle.onLoad({ filter: /.*/, namespace: 'wasm' }, () => ({ contents: (packed ? gzipSync(readFileSync(file), { level: 9 }) : readFileSync(file)).toString('base64'), loader: 'text' }));
  },
});

async function script([file, entry, format, slim]) {
  const wasm = slim ? 'gouji-slim.wasm' : 'gouji.wasm';
  const forNode = entry === 'node' || entry === 'required';
  await build({
    entryPoints: [join(here, 'entries', `${entry}.js`)],
    outfile: join(out, file),
    bundle: true,
    format,
    platform: forNode ? 'node' : 'neutral',
    // Address expressions stay as they are written, so that bundlers find the module.
    target: forNode ? 'node18' : [OLDEST, 'es2020'].slice(0, format === 'iife' ? 1 : 2),
    define: { WASM_NAME: JSON.stringify(`./${wasm}`) },
    plugins: [inlined(join(modules, wasm), entry === 'bookmark')],
    charset: 'utf8',
    minify: format === 'iife' || entry === 'inline',
    legalComments: 'none',
    logLevel: 'warning',
  });
}

rmSync(out, { recursive: true, force: true });
mkdirSync(join(out, 'schema'), { recursive: true });
await Promise.all(FILES.map(script));
// The bookmark as a link to be drawn to the bar of bookmarks.
const address = `javascript:${encodeURIComponent(readFileSync(join(out, 'gouji-bookmark.js'), 'utf8').trim())}`;
const page = readFileSync(join(here, 'bookmark.html'), 'utf8').replace('ADDRESS', () => address.replace(/&/g, '&amp;').replace(/"/g, '&quot;'));
writeFileSync(join(out, 'bookmark.html'), page);
for (const name of ['gouji.wasm', 'gouji-slim.wasm']) {
  copyFileSync(join(modules, name), join(out, name));
}
const copies = [['types/index.d.ts', 'index.d.ts'], ['types/elements.d.ts', 'elements.d.ts'], ['types/results.d.ts', 'results.d.ts'], ['types/results.d.ts', 'results.d.cts'], ['README.md', 'README.md'],
  ['../LICENSE-MIT', 'LICENSE-MIT'], ['../LICENSE-APACHE', 'LICENSE-APACHE']];
for (const [from, to] of copies) {
  copyFileSync(join(here, from), join(out, to));
}
for (const name of readdirSync(join(here, '../docs/schema'))) {
  copyFileSync(join(here, '../docs/schema', name), join(out, 'schema', name));
}
// The same types for `require`.
const types = readFileSync(join(here, 'types/index.d.ts'), 'utf8');
writeFileSync(join(out, 'index.d.cts'), types.replaceAll("'./results.js'", "'./results.cjs'"));
const manifest = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'));
writeFileSync(join(out, 'package.json'), `${JSON.stringify({ ...manifest, version }, null, 2)}\n`);
