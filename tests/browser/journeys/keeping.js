// Nothing is lost: kept in the browser, saved to a file, opened again.

import assert from 'node:assert/strict';
import { journey } from '../harness/journey.js';
import { cell, openExample } from '../fixtures/reports.js';

journey('what is typed is kept without being saved', async (page) => {
  await page.open();
  await page.click('#new-report');
  await page.fill(cell('t3.received.natural'), '12');
  await page.sees('#keeping[data-state="kept"]', '已自动保存');
  const place = await page.evaluate(() => location.hash.slice(1));
  await page.open({ address: 'about:blank' });
  await page.open({ fragment: place });
  await page.until(async () => (await page.value(cell('t3.received.natural'))) === '12');
  await page.click('.home');
  await page.click('.recent-entry .recent-name');
  await page.until(async () => (await page.value(cell('t3.received.natural'))) === '12');
});

journey('a report saved to a file is the same when it is opened', async (page) => {
  await openExample(page);
  await page.click('#save-file');
  await page.sees('#keeping', '已存到文件');
  const [file] = await page.saved();
  assert.match(file.name, /^青溪县林业和草原局（示例）_2024_年报草稿_\d{8}-\d{4}\.gouji\.json$/);
  const saved = JSON.parse(file.text);
  assert.equal(saved.schema, 'gouji.report/1');
  assert.equal(saved.cells['t3.received.natural'], '46');
  await page.click('.home');
  await page.sees('.door');
  await page.drop('#app', file);
  await page.sees('.report-title', saved.title);
  await page.sees('#keeping[data-state="kept"]');
  await page.press('Control+s');
  await page.until(async () => (await page.saved()).length === 2);
  assert.equal((await page.saved())[1].text, file.text);
});

journey('a report that is deleted is gone after the second click', async (page) => {
  await openExample(page);
  await page.sees('#keeping[data-state="kept"]');
  await page.click('.home');
  await page.click('.recent-entry button');
  await page.sees('.recent-entry button', '再点一次删除');
  await page.click('.recent-entry button');
  await page.gone('.recent-entry');
});

journey('everything speaks English', async (page) => {
  await openExample(page);
  await page.click('#language');
  await page.sees('[data-rule="T3-RES"]', 'off by 3');
  await page.sees('#table-t3', 'Applications received this year');
  await page.sees('#save-file', 'Save to a file');
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
});
