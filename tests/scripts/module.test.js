// The npm package's WebAssembly as a program calls it: objects in, objects out, errors as data.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { gouji, reports } from './gouji.js';

const report = () => JSON.parse(readFileSync(resolve(reports, 'city_2023.json'), 'utf8'));
const rules = (findings) => findings.map((finding) => finding.rule);

test('the module says its version', () => {
  assert.match(gouji.version(), /^\d+\.\d+\.\d+$/);
});

test('the editions have their cells', () => {
  const sizes = gouji.editions().map(({ id, cells }) => [id, cells.length]);
  assert.deepEqual(sizes, [['2019', 198], ['2021', 200]]);
});

test('an object and its text give the same answer', () => {
  assert.deepEqual(gouji.check(report()), gouji.check(JSON.stringify(report())));
  assert.equal(gouji.check(report(), { source: 'x' }).source, 'x');
});

test('numbers are accepted for texts', () => {
  const value = report();
  value.cells['t4.review.total'] = 441;
  assert.deepEqual(rules(gouji.check(value).findings), ['T4-SUM']);
});

test('a session tells what each change does and takes it back', () => {
  const session = new gouji.Session(report());
  const clean = session.check();
  const change = session.set('t4.review.total', '441');
  assert.deepEqual(rules(change.added), ['T4-SUM']);
  assert.deepEqual(change.removed, []);
  assert.equal(session.broken(), 1);
  assert.deepEqual(rules(session.check().findings), ['T4-SUM']);
  assert.deepEqual(rules(session.undo().removed), ['T4-SUM']);
  assert.equal(session.undo(), null);
  assert.deepEqual(session.check(), clean);
  session.free();
});

function thrown(call) {
  try {
    call();
  } catch (error) {
    assert.equal(error.name, 'GoujiError', String(error));
    assert.ok(error.message.length > 5);
    return error;
  }
  assert.fail('nothing was thrown');
}

test('what is no report is named', () => {
  for (const wrong of [undefined, null, 3, true, [], () => 1]) {
    assert.equal(thrown(() => gouji.check(wrong)).kind, 'type');
  }
  const cyclic = report();
  cyclic.self = cyclic;
  assert.equal(thrown(() => gouji.check(cyclic)).kind, 'type');
  assert.equal(thrown(() => gouji.check('{')).kind, 'report');
  assert.equal(thrown(() => gouji.check({ edition: '2021', cells: { 'no.such.cell': '1' } })).kind, 'report');
  assert.match(thrown(() => gouji.check({ edition: '1999' }, { lang: 'en' })).message, /1999/);
});

test('other wrong arguments are named', () => {
  assert.equal(thrown(() => gouji.check(report(), { lang: 'fr' })).kind, 'options');
  assert.equal(thrown(() => gouji.check(report(), { previous: 7 })).kind, 'type');
  assert.equal(thrown(() => gouji.convert(report(), 'papyrus')).kind, 'format');
  assert.equal(thrown(() => gouji.read(new Uint8Array())).kind, 'read');
  const session = new gouji.Session(report());
  assert.equal(thrown(() => session.set('t9.x.y', '1')).place, 't9.x.y');
  assert.equal(session.check().counts.error, 0);
});
