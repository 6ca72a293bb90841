// The demo portals on this machine alone: /demo from www, /gouji from the package, /vendor from npm.
// `node serve.js` serves them until it is stopped.

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { built, here, root } from './places.js';

const KINDS = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.wasm': 'application/wasm' };
const VENDOR = { '/vendor/jquery.js': 'jquery/dist/jquery.js', '/vendor/vue.js': 'vue/dist/vue.min.js' };

function file(path) {
  if (VENDOR[path]) {
    return resolve(here, 'node_modules', VENDOR[path]);
  }
  const inside = normalize(path).replace(/^\/+/, '');
  return inside.startsWith('gouji/') ? join(built, inside.slice(6)) : inside.startsWith('demo/') ? join(root, 'www', inside) : null;
}

// What follows the ? of a page is its policy.
export async function serve(port = 0) {
  const server = createServer(async (request, response) => {
    const { pathname: path, search } = new URL(request.url, 'http://host');
    const policy = path.endsWith('.html') && decodeURIComponent(search.slice(1));
    try {
      const body = await readFile(file(path));
      response.writeHead(200, { 'content-type': KINDS[extname(path)] ?? 'application/octet-stream', ...(policy ? { 'content-security-policy': policy } : {}) });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(port, '127.0.0.1', done));
  return { address: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { address } = await serve(8022);
  console.log(['form', 'jquery', 'vue2', 'csp', 'host', 'published'].map((name) => `${address}/demo/${name}.html`).join('\n'));
}
