// The package's calls: objects in, objects out, errors as data.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { gouji, reports, started } from './gouji.js';

const report = () => JSON.parse(readFileSync(resolve(reports, 'city_2023.json'), 'utf8'));
const rules = (findings) => findings.map((finding) => finding.rule);

test('the module says what it is made of', () => {
  const { engine, catalogue, editions, features } = gouji.version();
  assert.match(engine, /^\d+\.\d+\.\d+$/);
  assert.match(catalogue, /^\d+$/);
  assert.deepEqual(editions, ['2019', '2021']);
  assert.deepEqual(features, ['pages', 'prose', 'read', 'repair']);
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
  for (const wrong of [undefined, null, 3, true, [], () => 1, Symbol('x'), 3n, { a: 3n }]) {
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
  for (const wrong of [undefined, 'text', [1], {}]) {
    assert.equal(thrown(() => gouji.read(wrong)).kind, 'type');
  }
  assert.equal(thrown(() => gouji.check(report(), 'zh')).kind, 'options');
  assert.equal(thrown(() => gouji.check(report(), { lang: 1 })).place, 'lang');
  assert.equal(thrown(() => gouji.check(report(), { langue: 'zh' })).place, 'langue');
  const cyclic = report();
  cyclic.self = cyclic;
  assert.equal(thrown(() => gouji.check(report(), { previous: cyclic })).place, 'previous');
  assert.equal(thrown(() => gouji.check(report(), { settings: 'no such line' })).kind, 'settings');
  const session = new gouji.Session(report());
  assert.equal(thrown(() => session.set('t9.x.y', '1')).place, 't9.x.y');
  assert.equal(session.check().counts.error, 0);
});

test('what is too large is refused before it is copied', () => {
  assert.equal(thrown(() => gouji.check('x'.repeat(50_000_001))).kind, 'size');
  const value = report();
  value.prose.s1 = 'x'.repeat(3_000_000);
  assert.equal(gouji.check(value).status, 'findings');
});

test('several cells and a section are one step', () => {
  const session = new gouji.Session(report());
  const clean = session.check();
  const change = session.setMany({ 't4.review.total': 441, s6: null, 't3.granted.natural': '1' });
  assert.ok(rules(change.added).includes('T4-SUM') && rules(change.added).includes('T3-ROW'));
  assert.equal(session.report().cells['t4.review.total'], '441');
  assert.equal(session.report().prose.s6, '');
  session.undo();
  assert.deepEqual(session.check(), clean);
  // A step that is refused changes nothing.
  assert.equal(thrown(() => session.setMany({ 't4.review.total': '1', 't9.x': '1' })).kind, 'key');
  assert.equal(thrown(() => session.setMany({ 't4.review.total': {} })).kind, 'type');
  assert.deepEqual(session.check(), clean);
  session.free();
  session.free();
  for (const call of ['check', 'undo', 'report', 'broken']) {
    assert.equal(thrown(() => session[call]()).kind, 'session');
  }
});

test('the tables alone give the findings of the sums', () => {
  const tables = new gouji.Tables({ edition: '2021' });
  const value = report();
  const texts = () => tables.cells.map((key) => value.cells[key] ?? '');
  assert.deepEqual(tables.check(texts()), []);
  value.cells['t4.review.total'] = '441';
  value.cells['t3.granted.natural'] = '3';
  const sums = gouji.check(value).findings.filter(({ explanation, rule }) => explanation && /^T[34]-(BAL|RES|ROW|SUM)$/.test(rule));
  assert.equal(sums.length > 2, true);
  const bare = (findings) => findings.map((finding) => ({ ...finding, repair: null }));
  assert.deepEqual(tables.check(texts()), bare(sums));
  assert.deepEqual(tables.check(value.cells), bare(sums));
  assert.equal(new gouji.Tables().edition, '2021');
  assert.equal(new gouji.Tables({ edition: '2019', lang: 'en' }).cells.length, 198);
  assert.deepEqual(tables.check([]), []);
  assert.deepEqual(tables.check(new Float64Array(200)), []);
  assert.equal(thrown(() => tables.check(new Array(201).fill(''))).kind, 'values');
  assert.equal(thrown(() => tables.check(null)).kind, 'type');
  assert.equal(thrown(() => new gouji.Tables({ edition: '1999' })).place, 'edition');
});

test('calls before the engine is ready say so, and starting twice is starting once', async () => {
  const { pathToFileURL } = await import('node:url');
  const { folder } = await import('./gouji.js');
  const fresh = await import(`${pathToFileURL(resolve(folder, 'node.js'))}?fresh`);
  assert.equal(fresh.ready(), false);
  for (const call of [() => fresh.check(report()), () => fresh.version(), () => new fresh.Session(report()), () => new fresh.Tables()]) {
    assert.throws(call, { name: 'GoujiError', kind: 'not_ready' });
  }
  await assert.rejects(fresh.init(new Uint8Array([1, 2, 3])), { name: 'GoujiError', kind: 'start' });
  await Promise.all([fresh.init(), fresh.init()]);
  assert.equal(fresh.check(report()).status, 'ok');
});

test('GB18030 is decoded by the host', () => {
  // The same report in UTF-8 stands beside it.
  const bytes = new Uint8Array(readFileSync(resolve(reports, 'city_2023_gb18030.txt')));
  const read = gouji.read(bytes, 'city_2023_gb18030.txt');
  const plain = gouji.read(new Uint8Array(readFileSync(resolve(reports, 'city_2023.md'))), 'city_2023_gb18030.txt');
  assert.deepEqual(read, plain);
});

// Rules that read what is written beside the tables.
const beside = /^((FEE|FMT|NAR|NIN|SIM)-.*|T2-(ALLPUB|FEEPROOF|LABEL|NARR)|T3-R362|T4-CORR|XY-(CORRIG|GROW))$/;

test('the slim module answers the same, without the prose, repairs and files', async () => {
  const slim = await started('slim-node.js');
  assert.deepEqual(slim.version().features, []);
  const value = report();
  value.cells['t4.review.total'] = '441';
  const { repairs, findings, ...rest } = gouji.check(value);
  assert.equal(repairs.length, 1);
  assert.deepEqual(slim.check(value), { ...rest, findings: findings.map((finding) => ({ ...finding, repair: null })), repairs: [] });
  assert.deepEqual(slim.rules('en').map(({ id }) => id), gouji.rules().map(({ id }) => id).filter((id) => !beside.test(id)));
  // Of a report with much wrong, and last year's beside it, it says just what the other says of the tables.
  value.prose.s1 = '2023年收到政府信息公开申请9件，较上年增长900%。';
  const { length } = Object.keys(value.cells);
  Object.keys(value.cells).forEach((key, place) => { value.cells[key] = String((place * 7919) % length); });
  value.cells['t3.received.total'] = '/';
  value.cells['t3.granted.total'] = '';
  value.cells['t2.normative.in_force'] = '历年累计 12';
  const previous = { ...report(), year: value.year - 1 };
  const told = gouji.check(value, { previous }).findings.map((finding) => ({ ...finding, repair: null }));
  assert.ok(told.some(({ rule }) => beside.test(rule)) && told.length > 20);
  assert.deepEqual(slim.check(value, { previous }).findings, told.filter(({ rule }) => !beside.test(rule)));
  assert.equal(slim.check(value, { settings: 'NAR-NEW = off\nT3-ROW = off' }).findings.some(({ rule }) => rule === 'T3-ROW'), false);
  assert.equal(thrown(() => slim.read(new Uint8Array(3))).kind, 'missing');
  assert.equal(thrown(() => slim.convert(value, 'json')).kind, 'missing');
});
