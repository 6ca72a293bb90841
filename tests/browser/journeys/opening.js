// The page opens from the disk and works.

import assert from 'node:assert/strict';
import { journey } from '../harness/journey.js';

journey('the page opens and begins a report', async (page) => {
  await page.open();
  await page.sees('h1', '政府信息公开年报');
  await page.click('#new-report');
  await page.sees('#table-t3 th', '本年新收政府信息公开申请数量');
  await page.fill('[data-cell="t3.received.natural"]', '１２件');
  await page.sees('#status', '读作 12');
  assert.equal(await page.value('[data-cell="t3.received.natural"]'), '１２件');
}, { main: true });

journey('a page over plain http is no secure context, and works', async (page) => {
  await page.open();
  assert.equal(await page.evaluate(() => window.isSecureContext), false);
  await page.click('#new-report');
  await page.fill('[data-cell="t3.received.natural"]', '12');
  await page.sees('#keeping[data-state="kept"]', '已自动保存');
}, { only: ['chromium-http'] });
