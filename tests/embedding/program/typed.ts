// Every call with its types; it is compiled strictly and then run.

import {
  GoujiError, Session, Tables, check, checkFile, convert, editions, init, read, ready, rules, version,
  type ChangeResult, type CheckOptions, type CheckResult, type Edition, type Finding, type ReportFields, type Rule,
} from 'gouji';
import { attacher, defineElements, type Attached } from 'gouji/elements';
import * as gouji from 'gouji';
import * as slim from 'gouji/slim';
import * as inline from 'gouji/inline';
import * as slimInline from 'gouji/slim/inline';

function assert(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(what);
}

assert(!ready(), 'not started yet');
await Promise.all([init(), slim.init(), inline.init(), slimInline.init()]);
assert(ready(), 'started');

const report: ReportFields = {
  edition: '2021',
  year: 2024,
  cells: { 't4.review.upheld': 1, 't4.review.corrected': '0', 't4.review.other': '0', 't4.review.pending': '0', 't4.review.total': '2', 't3.granted.total': null },
};
const options: CheckOptions = { lang: 'en', previous: { year: 2023 }, source: 'typed' };
const result: CheckResult = check(report, options);
const wrong: Finding | undefined = result.findings.find(({ rule }) => rule === 'T4-SUM');
assert(wrong !== undefined && wrong.severity === 'error', 'a sum is wrong');
assert(result.status === 'findings' && result.counts.error > 0 && result.source === 'typed', 'counted');
const [place, factor, value] = wrong.explanation?.left[0] ?? ['', 0, null];
assert(place === 't4.review.upheld' && factor === 1 && value === '1', 'explained');
const repair = wrong.repair === null ? undefined : result.repairs[wrong.repair];
assert(repair !== undefined && repair.options.every(({ edits }) => edits.length === repair.changes), 'repaired');

assert(inline.check(report).findings.length === result.findings.length, 'both whole builds find the same');
// The slim ones find what their rules are about.
for (const other of [slim, slimInline]) {
  const own: string[] = other.rules().map(({ id }) => id);
  assert(own.length > 40 && !own.includes('NAR-NEW'), 'the rules on tables');
  assert(other.check(report).findings.length === result.findings.filter(({ rule }) => own.includes(rule)).length, 'every build finds the same');
}

const bytes: Uint8Array = convert(report, 'json');
assert(read(bytes, 'x.json').reports[0]?.report.cells['t4.review.total'] === '2', 'written and read');
assert(checkFile(bytes.slice().buffer, 'x.json').reports[0]?.status === 'findings', 'checked as a file');

const session = new Session(report, { lang: 'zh' });
const change: ChangeResult = session.set('t4.review.total', 1);
assert(change.removed.some(({ rule }) => rule === 'T4-SUM') && session.undo() !== null && session.undo() === null, 'a step');
session.free();

const tables = new Tables({ edition: '2021' });
assert(tables.check(tables.cells.map((key) => report.cells?.[key] ?? null))[0]?.rule === 'T4-SUM', 'tables');

const list: Rule[] = rules('en');
const all: Edition[] = editions();
assert(list.length > 50 && all.length === version().editions.length, 'catalogue');

try {
  // @ts-expect-error a number is no report
  check(3);
  assert(false, 'not refused');
} catch (error) {
  assert(error instanceof GoujiError && error.kind === 'type', 'refused');
}
// @ts-expect-error there is no such language
assert(((): boolean => { try { rules('fr'); return false; } catch { return true; } })(), 'refused');
// The elements need a browser: here only their types are looked at.
export function inBrowser(): Attached {
  defineElements(gouji);
  const editor = document.createElement('gouji-editor');
  editor.value = report;
  editor.addEventListener('gouji-findings', ({ detail }) => console.log(detail.errors));
  return attacher(gouji)(document, { lang: 'zh', panel: false });
}
console.log('typed');
