// Last year's report beside this one.

import assert from 'node:assert/strict';
import { journey } from '../harness/journey.js';
import { cell, openExample, shared } from '../fixtures/reports.js';

// The report of the year before one that is open.
async function yearBefore(year) {
  const report = JSON.parse((await shared('city_2023.json')).bytes.toString());
  return { name: '上年.json', text: JSON.stringify({ ...report, year, title: '' }) };
}

async function openThisYear(page) {
  await page.open();
  await page.drop('#app', await shared('city_2023.md'));
  await page.sees('.report-title', '2023');
}

journey('last year\'s report is dropped on its place, compared and shown in the tables', async (page) => {
  await openThisYear(page);
  await page.drop('.previous', await yearBefore(2022));
  await page.sees('#notice-bar', '云山市人民政府 2022');
  await page.sees('.finding[data-rule="XY-CARRY"]', '上年年报');
  await page.sees('.figure .last-year', '3402');
  await page.click(cell('t3.received.natural'));
  await page.sees('#status', '上年 3402');
  await page.click('#show-previous');
  await page.gone('.figure .last-year');
  await page.click('#leave-previous');
  await page.gone('.finding[data-rule="XY-CARRY"]');
  await page.press('Control+z');
  await page.sees('.finding[data-rule="XY-CARRY"]');
});

journey('a report of the year before asks what it is for', async (page) => {
  await openThisYear(page);
  await page.drop('.paper', await yearBefore(2022));
  await page.sees('.dialog', '2022');
  await page.until(async () => (await page.evaluate(() => document.activeElement.id)) === 'offer-beside');
  await page.press('Enter');
  await page.gone('.dialog');
  await page.sees('.previous-name', '2022');
  await page.drop('.paper', await yearBefore(2022));
  await page.click('#offer-apart');
  await page.until(async () => (await page.value('#year')) === '2022');
});

journey('a report of any other year is opened by itself', async (page) => {
  await openExample(page);
  await page.drop('.paper', await yearBefore(2020));
  await page.until(async () => (await page.value('#year')) === '2020');
  assert.equal(await page.count('.dialog'), 0);
});

journey('two years stand side by side, with what was carried over, pictures and a sentence to use', async (page) => {
  await openThisYear(page);
  const before = await yearBefore(2022);
  const report = JSON.parse(before.text);
  report.cells['t3.received.total'] = '3000';
  await page.drop('.previous', { name: '上年.json', text: JSON.stringify(report) });
  await page.click('#open-years');
  await page.sees('.chain-link .verdict[data-state="wrong"]', '不一致');
  await page.sees('#years-sentence', '3511 件，较上年增加 511 件，增长 17.0%');
  const all = await page.count('.years-table tbody tr');
  await page.click('[data-rows="changed"]');
  await page.until(async () => (await page.count('.years-table tbody tr')) < all);
  await page.sees('.years-table', '+511');
  for (const title of ['结转一年接一年', '办理结果构成', '新收和结转', '不予公开的理由']) {
    await page.sees('.picture figcaption', title);
  }
  await page.sees('.picture figcaption', '予以公开');
  await page.click('[data-save="svg"]');
  await page.click('#years-back');
  await page.sees('.report-title', '2023');
});
