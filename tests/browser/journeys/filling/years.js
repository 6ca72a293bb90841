// Several years side by side.

import assert from 'node:assert/strict';
import { journey } from '../../harness/journey.js';
import { shared } from '../../fixtures/reports.js';

// Reports of other years, made from the shared one.
async function years() {
  const report = JSON.parse((await shared('city_2023.json')).bytes.toString());
  return (year, cells) => ({
    name: `${year}.json`,
    text: JSON.stringify({ ...report, year, title: '', cells: { ...report.cells, ...cells } }),
  });
}

journey('three years dropped together are chained, and what does not fit is said', async (page) => {
  const of = await years();
  await page.open();
  await page.drop('#app', of(2023, { 't3.carried_in.total': '7', 't2.normative.issued': '2', 't2.normative.repealed': '1', 't2.normative.in_force': '19' }));
  await page.sees('.report-title');
  const id = await page.evaluate(() => location.hash.split('/')[2]);
  await page.evaluate((name) => {
    location.hash = `#/r/${name}/yoy`;
  }, id);
  await page.sees('.years-list', '2023');
  await page.drop('.years',
    of(2022, { 't3.carried_out.total': '8', 't3.carried_in.total': '5', 't2.normative.in_force': '18', 't2.normative.issued': '0', 't2.normative.repealed': '0' }),
    of(2021, { 't3.carried_out.total': '5', 't2.normative.in_force': '18' }));
  await page.sees('.years-list [data-year="2021"]');
  await page.sees('.years-list [data-year="2022"]');
  await page.sees('.chain', '2022 年结转下年 8 件');
  await page.sees('.chain-link .verdict[data-state="agrees"]');
  await page.sees('.chain-link .verdict[data-state="wrong"]');
  await page.sees('.picture figcaption', '接不上的有 1 处：2022 年结转下年 8 件，2023 年上年结转 7 件');
  await page.sees('[data-stock="t2.normative"][data-state="agrees"]', '18 + 制发 2 − 废止 1 = 19');
  await page.sees('.years-table thead', '2021');
  assert.ok((await page.count('.picture svg[role="img"]')) >= 5);
  assert.equal(await page.count('.picture table'), await page.count('.picture svg'));
  await page.drop('.years', of(2023, {}));
  await page.sees('#notice-bar', '有两份都是 2023 年度的');
  await page.click('[data-year="2021"] button');
  await page.gone('.years-list [data-year="2021"]');
  await page.drop('.years', of(2021, {}));
  await page.sees('.years-list [data-year="2021"]');
  await page.click('#years-back');
  await page.sees('#keeping[data-state="kept"]');
  await page.open({ address: 'about:blank' });
  await page.open({ fragment: `/r/${id}/yoy` });
  await page.sees('.years-list [data-year="2021"]');
});
