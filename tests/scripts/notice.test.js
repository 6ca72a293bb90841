// The notice for old kernels must run in them: `www/notice.js` is ECMAScript 3.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { parse } from 'acorn';

const script = await readFile(new URL('../../www/notice.js', import.meta.url), 'utf8');

// A page with three elements, in a kernel with these globals.
function run(globals) {
  const elements = {};
  for (const id of ['app', 'notice', 'rescue']) {
    const attributes = id === 'app' ? {} : { hidden: '' };
    elements[id] = {
      attributes,
      setAttribute: (name, value) => { attributes[name] = value; },
      removeAttribute: (name) => { delete attributes[name]; },
    };
  }
  new Function('window', 'document', script)(globals, { getElementById: (id) => elements[id] });
  return Object.keys(elements).filter((id) => !('hidden' in elements[id].attributes));
}

test('the notice is written in ECMAScript 3', () => {
  parse(script, { ecmaVersion: 3 });
  assert.throws(() => parse('const a = 1;', { ecmaVersion: 3 }), SyntaxError);
});

test('a kernel without WebAssembly gets the notice and nothing else', () => {
  assert.deepEqual(run({}), ['notice']);
});

test('a kernel of before Chromium 67 gets the notice and nothing else', () => {
  assert.deepEqual(run({ WebAssembly: {} }), ['notice']);
});

test('a kernel that can run the page gets the page', () => {
  assert.deepEqual(run({ WebAssembly: {}, BigInt: () => {} }), ['app']);
});
