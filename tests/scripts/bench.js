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

// The check of a report with so many wrong cells, its smallest repairs among it: 300 reports, each timed once warm.
const REPORTS = 300;
const cells = Object.keys(object.cells).filter((key) => key.startsWith('t3.'));
let seed = 20240331;

function below(end) {
  seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
  return Math.floor((seed / 2 ** 32) * end);
}

function spoilt(wrong) {
  const copy = { ...object, cells: { ...object.cells } };
  const chosen = new Set();
  while (chosen.size < wrong) {
    chosen.add(cells[below(cells.length)]);
  }
  for (const key of chosen) {
    copy.cells[key] = String(Number(copy.cells[key]) + 1 + below(900));
  }
  return JSON.stringify(copy);
}

console.log('\n| check of a report given as text, with its smallest repairs | half of all | 99 of 100 |\n|---|---:|---:|');
for (const wrong of [0, 1, 2, 3]) {
  const times = [];
  for (let count = 0; count < REPORTS; count += 1) {
    const report = spoilt(wrong);
    // The fastest of three: the pauses of a shared machine are not the engine's.
    times.push(Math.min(...[1, 2, 3].map(() => Number(batch(() => gouji.check(report), 1)))));
  }
  times.sort((a, b) => a - b);
  const [half, most] = [50, 99].map((percent) => shown(times[Math.floor((REPORTS * percent) / 100)]));
  console.log(`| ${wrong === 0 ? 'nothing wrong' : `wrong cells: ${wrong}`} | ${half} | ${most} |`);
}
