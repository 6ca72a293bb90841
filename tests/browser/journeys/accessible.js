// Everybody can use it: no screen has anything that axe-core finds against WCAG 2.2 AA.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { journey } from '../harness/journey.js';
import { cell, doubtful, openExample, shared } from '../fixtures/reports.js';

const axe = await readFile(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

// What axe-core finds on the screen as it stands: a line for each kind, with the first places.
async function complaints(page) {
  return page.evaluate(async (source, tags) => {
    if (!window.axe) {
      new Function(source).call(window);
    }
    const { violations } = await window.axe.run(document, { runOnly: { type: 'tag', values: tags } });
    return violations.map(({ id, help, nodes }) =>
      `${id}: ${help}: ${nodes.slice(0, 3).map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary}`).join(' | ')}`);
  }, axe, RULES);
}

async function isClean(page, screen) {
  assert.deepEqual(await complaints(page), [], screen);
}

const only = { only: ['chromium'] };

journey('the start screen, the rules and the help are clean', async (page) => {
  await page.open();
  await page.sees('#new-report');
  await isClean(page, 'start');
  for (const [address, there] of [['#/rules', '.rule'], ['#/rules/CELL-INT', '.rule[open]'], ['#/help', '.help-keys'],
    ['#/help/browser', '[data-probe="program"]']]) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, address);
    await page.sees(there);
    await isClean(page, address);
  }
}, only);

for (const view of ['', '#large', '#contrast', '#language']) {
  journey(`a report with findings is clean ${view}`, async (page) => {
    await openExample(page);
    if (view) {
      await page.click(view);
    }
    await page.click('.finding .sentence');
    await page.click('.finding .explain-open');
    await page.click('.repair-option .preview');
    await page.click('[data-insert="s1"]');
    await page.sees('.insert-list li');
    await page.click('[data-order="section"]');
    await isClean(page, 'report');
    await page.click(cell('t3.received.natural'));
    await page.click('#export');
    await page.sees('.export-list');
    await isClean(page, 'export');
    await page.evaluate(() => {
      location.hash = location.hash.replace('export', 'ledger');
    });
    await page.sees('.ledger-empty');
    await isClean(page, 'ledger, empty');
    await page.click('#ledger-example');
    await page.click('.ledger-known summary');
    await page.click('[data-counted="t3.received.total"] button');
    await page.sees('#ledger-trace table');
    await isClean(page, 'ledger');
    await page.evaluate(() => {
      location.hash = location.hash.replace('ledger', 'yoy');
    });
    await page.sees('.years-list');
    const report = JSON.parse((await shared('city_2023.json')).bytes.toString());
    for (const year of [2021, 2022]) {
      await page.drop('.years', { name: `${year}.json`, text: JSON.stringify({ ...report, year, title: '' }) });
      await page.sees(`[data-year="${year}"]`);
    }
    await page.sees('.picture svg');
    await isClean(page, 'years');
  }, only);
}

for (const view of ['', '#large', '#contrast', '#language']) {
  journey(`the review of what was read, and a paste that asks, are clean ${view}`, async (page) => {
    await page.open();
    await page.drop('#app', await doubtful('misprints.md'));
    await page.sees('.review-why');
    if (view) {
      await page.click(view);
    }
    await page.click(cell('t3.received.total'));
    await page.sees('.piece.is-linked');
    await isClean(page, 'review');
    await page.paste({ text: '1\t2\t3\r\n' });
    await page.sees('.paste-preview');
    await isClean(page, 'paste');
  }, only);
}
