// The panel of findings by section and as a list, and what the browser finds out about itself.

import assert from 'node:assert/strict';
import { journey } from '../../harness/journey.js';
import { cell, openExample } from '../../fixtures/reports.js';

journey('findings are put in the order of the sections, and copied as a list', async (page) => {
  await openExample(page);
  const all = await page.count('.finding');
  await page.click('[data-order="section"]');
  await page.sees('.group[data-section]');
  assert.equal(await page.count('.finding'), all);
  const order = await page.evaluate(() => [...document.querySelectorAll('.group[data-section]')].map((own) => own.dataset.section));
  assert.deepEqual(order, [...order].sort());
  await page.click('#copy-findings');
  await page.sees('#notice-bar', '问题清单已复制');
  await page.click('[data-order="severity"]');
  await page.sees('.group[data-severity="error"]');
});

journey('blanks of a table are filled with nought in one step', async (page) => {
  await page.open();
  await page.click('#new-report');
  await page.click(cell('t4.review.upheld'));
  await page.type('2');
  await page.press('Enter');
  const table = await page.evaluate((css) => document.querySelector(css).closest('.table-box').querySelector('[data-zeros]').dataset.zeros,
    cell('t4.review.upheld'));
  await page.click(`[data-zeros="${table}"]`);
  await page.until(async () => (await page.value(cell('t4.review.total'))) === '2');
  assert.equal(await page.value(cell('t4.suit_direct.pending')), '0');
  assert.equal(await page.count(`[data-zeros="${table}"]`), 0);
  await page.press('Control+z');
  await page.until(async () => (await page.value(cell('t4.review.total'))) === '');
  assert.equal(await page.value(cell('t4.review.upheld')), '2');
});

journey('the browser says what it can do', async (page) => {
  await page.open({ fragment: '/help' });
  await page.click('#open-probe');
  await page.sees('[data-probe="program"][data-state="agrees"]');
  await page.sees('[data-probe="database"][data-state="agrees"]', '自动保存');
  await page.sees('[data-probe="texts"][data-state="agrees"]');
  await page.sees('[data-probe="saving"][data-state="agrees"]');
  await page.until(async () => (await page.count('[data-probe][data-state]')) === 9 && !(await page.text('.probe-table')).includes('正在试'));
  await page.sees('#probe-agent', 'Mozilla');
  await page.click('#probe-copy');
  await page.until(async () => (await page.evaluate(() => document.activeElement.id)) === 'probe-paste');
  await page.paste({ text: '勾稽 12 件' });
  await page.sees('#probe-clipboard-state[data-state="agrees"]');
  await page.click('#probe-back');
  await page.sees('.help-keys');
});

journey('a browser that keeps nothing is told what to do', async (page) => {
  await page.open({ fragment: '/help' });
  await page.evaluate(() => {
    IDBFactory.prototype.open = () => {
      throw new Error('forbidden');
    };
    window.Worker = function () {
      throw new Error('forbidden');
    };
  });
  await page.click('#open-probe');
  await page.sees('[data-probe="database"][data-state="wrong"]', 'Ctrl+S');
  await page.sees('[data-probe="beside"][data-state="open"]', '停几秒');
});
