// How fast the npm package is in Node, as Markdown. `cargo xtask bench` runs it.

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { check as plain } from './bench/plain.js';
import { gouji, reports, started } from './gouji.js';

const text = readFileSync(resolve(reports, 'city_2023.json'), 'utf8');
const wrong = readFileSync(resolve(reports, 'city_2023_digits_swapped.json'), 'utf8');
const object = JSON.parse(text);
const bare = JSON.stringify({ ...object, prose: {}, title: '', agency: '' });
const session = new gouji.Session(text);
const slim = await started('slim-node.js');

// Sixty-four reports with other figures, so that none is known from the call before.
const many = Array.from({ length: 64 }, (_, number) => {
  const cells = { ...object.cells };
  for (const key of Object.keys(cells).filter((name) => /^t[34]\./.test(name))) {
    cells[key] = String(Number(cells[key]) * (number + 1));
  }
  return cells;
});
let turn = 0;
const next = (list) => list[(turn = (turn + 1) % list.length)];
const tables = new gouji.Tables({ edition: '2021' });
const slimTables = new slim.Tables({ edition: '2021' });
const texts = many.map((cells) => tables.cells.map((key) => cells[key] ?? ''));
const numbers = texts.map((row) => Float64Array.from(row, Number));
const broken = many.map((cells) => ({ ...cells, 't4.review.total': '1' }));
if (plain(many[3]).length !== 0 || tables.check(many[3]).length !== 0 || plain(broken[3]).length !== 1 || tables.check(broken[3]).length !== 1) {
  throw new Error('the two do not agree');
}

// Six thousand characters of prose, full of figures, nearly all of which the tables contradict.
const sentence = '2024年主动公开信息1204条，收到申请31件，作出行政处罚决定12件，组织培训2次，比上年增加3次。';
const prose = (length) => sentence.repeat(Math.ceil(length / sentence.length)).slice(0, length);
const zeros = Object.fromEntries(Object.keys(object.cells).map((key) => [key, '0']));
const written = JSON.stringify({
  ...object, title: '', agency: '青石县水利局', year: 2024, cells: zeros, prose: { s1: prose(5000), s5: prose(700), s6: prose(300) },
});
const writing = new gouji.Session(written);

// Everything that is written. The check sheets are of a report with something to tell.
const REPORTS_AS = ['docx', 'xlsx', 'html', 'fragment', 'md', 'json'];
const SHEETS_AS = ['check-docx', 'check-xlsx', 'check-html', 'check-txt'];

// A table each: a sentence and what is called.
const TABLES = [
  ['the sums of the tables, another report each time', [
    ['plain JavaScript, cells by key', () => plain(next(many))],
    ['the package, cells by key', () => tables.check(next(many))],
    ['the package, texts in order', () => tables.check(next(texts))],
    ['the package, numbers in order', () => tables.check(next(numbers))],
    ['the slim package, texts in order', () => slimTables.check(next(texts))],
    ['plain JavaScript, one sum wrong', () => plain(next(broken))],
    ['the package, one sum wrong, with its sentence', () => tables.check(next(broken))],
  ]],
  ['all rules', [
    ['a call that asks for the version', () => gouji.version()],
    ['the sums of a report under work', () => session.broken()],
    ['one cell changes, what it touches, as objects', () => session.set('t3.granted.natural', String(1175 + (turn ^= 1)))],
    ['check a report without prose, as text', () => gouji.check(bare)],
    ['check a report given as text', () => gouji.check(text)],
    ['check a report given as an object', () => gouji.check(object)],
    ['check 6,000 characters of prose, as text', () => gouji.check(written)],
    ['one cell changes beside them', () => writing.set('t3.granted.natural', String(turn ^= 1))],
    ['check a report with one wrong cell, with its repair', () => gouji.check(wrong)],
  ]],
  ['a report written as', [...REPORTS_AS.map((to) => [to, () => gouji.convert(text, to)]), ...SHEETS_AS.map((to) => [to, () => gouji.convert(wrong, to)])]],
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
const rate = (time) => Math.round(1e9 / time).toLocaleString('en').replaceAll(',', ' ');

for (const [name, rows] of TABLES) {
  console.log(`| in Node, across the border: ${name} | median | a second |\n|---|---:|---:|`);
  for (const [what, call] of rows) {
    const time = nanoseconds(call);
    console.log(`| ${what} | ${shown(time)} | ${rate(time)} |`);
  }
  console.log('');
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
