// Filling in: judged while typing, red only when committed, gone at once when right.

import assert from 'node:assert/strict';
import { journey } from '../harness/journey.js';
import { cell, openExample } from '../fixtures/reports.js';

const focused = (page) => page.evaluate(() => document.activeElement.getAttribute('data-cell'));

journey('a wrong figure is named when committed and the finding goes while it is put right', async (page) => {
  await openExample(page);
  const balance = '[data-rule="T3-BAL"]';
  await page.gone(balance);
  await page.fill(cell('t3.carried_out.natural'), '7');
  await page.gone(balance);
  await page.press('Enter');
  await page.sees(balance, '相差 5');
  await page.sees('[data-balance="t3"] [data-state="off"]', '差 −5');
  assert.equal(await page.evaluate((css) => document.querySelector(css).getAttribute('aria-invalid'), cell('t3.received.natural')), 'true');
  await page.fill(cell('t3.carried_out.natural'), '2');
  await page.gone(balance);
}, { main: true });

journey('a finding leads to its cell, and its values to theirs', async (page) => {
  await openExample(page);
  await page.click('[data-rule="T3-RES"] .sentence');
  await page.until(async () => (await focused(page)) === 't3.concluded.natural');
  await page.sees('[data-rule="T3-RES"] .equation', '其余');
  await page.click('[data-rule="T3-RES"] .value');
  await page.until(async () => (await focused(page)) === 't3.granted.natural');
  await page.press('F8');
  await page.until(async () => (await focused(page)) !== 't3.granted.natural');
});

journey('keys move through the table and take back what was done', async (page) => {
  await openExample(page);
  await page.click(cell('t3.received.natural'));
  await page.press('ArrowDown', 'ArrowRight');
  assert.equal(await focused(page), 't3.carried_in.enterprise');
  await page.type('8');
  await page.press('Escape');
  assert.equal(await page.value(cell('t3.carried_in.enterprise')), '1');
  // The figure is chosen again in the next frame; nobody types sooner.
  await page.until(() => page.evaluate(() => document.activeElement.selectionEnd - document.activeElement.selectionStart === 1));
  await page.type('8');
  await page.press('Enter');
  assert.equal(await focused(page), 't3.granted.enterprise');
  await page.press('Control+z');
  await page.until(async () => (await page.value(cell('t3.carried_in.enterprise'))) === '1');
  assert.equal(await focused(page), 't3.carried_in.enterprise');
  await page.press('Control+y');
  await page.until(async () => (await page.value(cell('t3.carried_in.enterprise'))) === '8');
}, { main: true });

journey('what an input method writes is taken as it is written', async (page) => {
  await page.open();
  await page.click('#new-report');
  await page.click(cell('t2.normative.issued'));
  await page.type('十二件');
  assert.equal(await page.value(cell('t2.normative.issued')), '十二件');
  await page.sees('#status', '读作 12');
  await page.press('Enter');
  assert.equal(await page.value(cell('t2.normative.issued')), '十二件');
});

journey('another edition keeps the figures and says what has no place', async (page) => {
  await openExample(page);
  await page.evaluate(() => {
    const list = document.querySelector('#edition');
    list.value = '2019';
    list.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await page.sees('#notice-bar', '没有位置');
  assert.equal(await page.value(cell('t3.received.natural')), '46');
  assert.equal(await page.count(cell('t3.other_misc.natural')), 0);
  await page.press('Control+z');
  await page.until(() => page.count(cell('t3.other_misc.natural')));
});
