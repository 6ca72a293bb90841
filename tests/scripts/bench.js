// How fast the npm package is in Node, as Markdown. `cargo xtask bench` runs it.

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gouji, reports } from './gouji.js';

const text = readFileSync(resolve(reports, 'city_2023.json'), 'utf8');
const wrong = readFileSync(resolve(reports, 'city_2023_digits_swapped.json'), 'utf8');
const object = JSON.parse(text);
const session = new gouji.Session(text);
let flip = 0;

// A sentence and what is called.
const ROWS = [
  ['a call that asks for the version', () => gouji.version()],
  ['the arithmetic rules of a report under work', () => session.broken()],
  ['one cell changes, what it touches, as objects', () => session.set('t3.granted.natural', String(1175 + (flip ^= 1)))],
  ['check a report given as text', () => gouji.check(text)],
  ['check a report given as an object', () => gouji.check(object)],
  ['check a report with one wrong cell, with its repair', () => gouji.check(wrong)],
];

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
