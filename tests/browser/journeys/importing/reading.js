// Reports come in: dropped, pasted, chosen.

import assert from 'node:assert/strict';
import { journey } from '../../harness/journey.js';
import { cell, text } from '../../fixtures/reports.js';

async function seesTheReport(page) {
  await page.sees('.report-title', '芦港区水利局2023年政府信息公开工作年度报告');
  assert.equal(await page.value('#agency'), '芦港区水利局');
  assert.equal(await page.value('#year'), '2023');
  assert.equal(await page.value('#edition'), '2021');
  assert.equal(await page.value(cell('t2.normative.in_force')), '14');
  assert.equal(await page.value(cell('t3.received.legal_service')), '1');
  assert.equal(await page.value(cell('t4.review.upheld')), '1');
  assert.match(await page.value('#prose-s1'), /河道整治/);
  await page.sees('[data-severity="error"] .finding', '四、结转下年度继续办理');
}

journey('a text report is dropped, filled in and judged', async (page) => {
  await page.open();
  await page.drop('#app', { name: '年报.txt', text });
  await seesTheReport(page);
}, { main: true });

journey('a text report is pasted on the start screen', async (page) => {
  await page.open();
  await page.paste({ text });
  await seesTheReport(page);
});

journey('a report is dropped while another is open, and both are kept', async (page) => {
  await page.open();
  await page.click('#new-report');
  await page.fill('#agency', '先填的单位');
  await page.press('Tab');
  await page.drop('#app', { name: '年报.txt', text });
  await page.sees('.report-title', '芦港区水利局');
  await page.sees('#keeping[data-state="kept"]');
  await page.click('.home');
  await page.sees('.recent-entry', '先填的单位');
  await page.sees('.recent-entry', '芦港区水利局');
});

journey('several files: the first is opened and the others are named', async (page) => {
  await page.open();
  await page.drop('#app', { name: '一.txt', text }, { name: '二.txt', text });
  await page.sees('.report-title', '芦港区水利局');
  await page.sees('#notice-bar', '其余 1 个没有打开');
});
