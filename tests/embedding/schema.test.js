// What is written fits the JSON Schemas, as a validator of others sees it.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import Ajv2020 from 'ajv/dist/2020.js';
import { command, files, reports, schemas } from './places.js';

const ajv = new Ajv2020({ strict: true, strictTypes: false, allErrors: true, formats: { uint: true, uint16: true, uint64: true, int64: true } });
const validate = Object.fromEntries(['report', 'check', 'recheck', 'read'].map((name) =>
  [name, ajv.compile(JSON.parse(readFileSync(resolve(schemas, `${name}-1.json`), 'utf8')))]));

function fits(name, value) {
  assert.ok(validate[name](value), JSON.stringify(validate[name].errors?.slice(0, 3)));
}

// Every key of an object that the schema says must be there.
function without(value, path) {
  const copy = structuredClone(value);
  const last = path.pop();
  delete path.reduce((inner, key) => inner[key], copy)[last];
  return copy;
}

for (const file of files(reports)) {
  test(`the answers for ${file}`, () => {
    const checked = JSON.parse(command('check', file, '--format', 'json'));
    fits('check', checked);
    const read = JSON.parse(command('read', file, '--format', 'json'));
    fits('read', read);
    read.reports.forEach(({ report }) => fits('report', report));
  });
}

test('a file that cannot be read has an answer that fits', () => {
  fits('check', JSON.parse(command('check', '../size/limits.toml', '--format', 'json')));
});

test('the schemas refuse what is not so', () => {
  const checked = JSON.parse(command('check', 'city_2023_digits_swapped.json', '--format', 'json'));
  const report = JSON.parse(readFileSync(resolve(reports, 'city_2023.json'), 'utf8'));
  assert.ok(checked.reports[0].findings.length > 0 && checked.reports[0].repairs.length > 0);
  const wrong = [
    without(checked, ['schema']),
    without(checked, ['reports', 0, 'findings', 0, 'places']),
    without(checked, ['reports', 0, 'repairs', 0, 'certificate']),
    { ...checked, schema: 'gouji.check/2' },
    { ...checked, reports: [{ ...checked.reports[0], status: 'fine' }] },
    { ...checked, reports: [{ ...checked.reports[0], findings: [{ ...checked.reports[0].findings[0], severity: 'fatal' }] }] },
  ];
  wrong.forEach((value, index) => assert.equal(validate.check(value), false, String(index)));
  for (const value of [{ ...report, cells: { 'no key': '1' } }, { ...report, cells: { 't3.granted.total': 1 } }, { ...report, prose: { s9: '' } }, { ...report, year: '2023' }]) {
    assert.equal(validate.report(value), false);
  }
});

test('what became of earlier findings', () => {
  const told = JSON.parse(command('recheck', 'city_2023_digits_swapped.json', 'city_2023.json', '--format', 'json'));
  assert.ok(told.settled.length > 0 && told.open.length === 0);
  fits('recheck', told);
  assert.equal(validate.recheck({ ...told, new: undefined }), false);
  assert.equal(validate.recheck({ ...told, settled: [{ ...told.settled[0], places: 1 }] }), false);
});
