// How fast the npm package is in Node, as Markdown. `cargo xtask bench` runs it.

import { gouji } from './gouji.js';

// A sentence and what is called.
const ROWS = [['a call that asks for the version', () => gouji.version()]];

const BATCHES = 41;

// Median nanoseconds of one call, over batches of at least two milliseconds.
function nanoseconds(call) {
  let calls = 1;
  while (batch(call, calls) < 2_000_000n && calls < 1 << 20) {
    calls *= 2;
  }
  const times = Array.from({ length: BATCHES }, () => Number(batch(call, calls)) / calls);
  return times.sort((a, b) => a - b)[(BATCHES - 1) / 2];
}

function batch(call, calls) {
  const start = process.hrtime.bigint();
  for (let count = 0; count < calls; count += 1) {
    call();
  }
  return process.hrtime.bigint() - start;
}

const shown = (time) => (time < 10_000 ? `${Math.round(time)} ns` : `${Math.round(time / 1000)} µs`);

console.log('| WebAssembly in Node, across the border | median |\n|---|---:|');
for (const [name, call] of ROWS) {
  console.log(`| ${name} | ${shown(nanoseconds(call))} |`);
}
