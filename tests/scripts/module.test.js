// The npm package's WebAssembly answers in Node.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gouji } from './gouji.js';

test('the module says its version', () => {
  assert.match(gouji.version(), /^\d+\.\d+\.\d+$/);
});
