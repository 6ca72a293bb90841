// Figures of the prose that follow the tables.

import assert from 'node:assert/strict';
import { journey } from '../../harness/journey.js';
import { cell, shared } from '../../fixtures/reports.js';

// A report with room for a sentence at the front of its prose.
async function openReport(page) {
  await page.open();
  const report = JSON.parse((await shared('city_2023.json')).bytes.toString());
  report.prose.s1 = '本年收到申请件。';
  await page.drop('#app', { name: '年报.json', text: JSON.stringify(report) });
  await page.sees('.report-title');
  return report;
}

const text = (page) => page.value('#prose-s1');

// Puts the caret behind so many characters of the prose.
async function caretAt(page, offset) {
  await page.click('#prose-s1');
  await page.evaluate((place) => document.querySelector('#prose-s1').setSelectionRange(place, place), offset);
}

// Types another number of applications received into the table.
async function receive(page, number) {
  await page.click(cell('t3.received.total'));
  await page.type(number);
  await page.press('Enter');
}

journey('a figure is put into the prose by key, follows its cell, and undo takes both back', async (page) => {
  const report = await openReport(page);
  const received = report.cells['t3.received.total'];
  await caretAt(page, 6);
  await page.press('Alt+=');
  await page.until(async () => (await page.evaluate(() => document.activeElement.id)) === 'insert-s1');
  await page.type('新收');
  await page.press('Enter');
  await page.until(async () => (await text(page)) === `本年收到申请${received}件。`);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'prose-s1');
  await page.sees('.tally', '1 处跟着表走');
  await receive(page, '4000');
  await page.until(async () => (await text(page)) === '本年收到申请4000件。');
  await page.press('Control+z');
  await page.until(async () => (await text(page)) === `本年收到申请${received}件。`);
  assert.equal(await page.value(cell('t3.received.total')), received);
  await page.press('Control+y');
  await page.until(async () => (await text(page)) === '本年收到申请4000件。');
  await page.click('#save-file');
  const saved = JSON.parse((await page.saved())[0].text);
  assert.equal(saved.prose.s1, '本年收到申请4000件。');
  assert.deepEqual(Object.keys(saved).filter((key) => /link/i.test(key)), [], 'what leaves the page is plain text');
});

journey('a link is seen, cut, and stays after the page is opened again', async (page) => {
  await openReport(page);
  await caretAt(page, 6);
  await page.click('[data-insert="s1"]');
  await page.sees('.insert');
  await page.type('新收');
  await page.press('Enter');
  await page.sees('.tally', '1 处跟着表走');
  await page.sees('.is-linked');
  await page.sees('#keeping[data-state="kept"]');
  const id = await page.evaluate(() => location.hash.split('/')[2]);
  await page.open({ address: 'about:blank' });
  await page.open({ fragment: `/r/${id}` });
  await page.sees('.tally', '1 处跟着表走');
  await receive(page, '5000');
  await page.until(async () => (await text(page)) === '本年收到申请5000件。');
  await caretAt(page, 8);
  await page.press('ArrowRight');
  await page.sees('.looking-link', '跟着表走');
  await page.click('[data-cut]');
  await page.gone('.looking-link');
  await receive(page, '6000');
  await page.sees('.finding, .all-well');
  assert.equal(await text(page), '本年收到申请5000件。');
  await page.press('Control+z');
  await page.press('Control+z');
  await page.sees('.tally', '1 处跟着表走');
});

journey('growth is worded against last year, and a figure that agrees can be linked where it stands', async (page) => {
  const report = await openReport(page);
  const last = { ...report, year: report.year - 1, title: '' };
  last.cells = { ...report.cells, 't3.received.total': '2000' };
  await page.drop('.previous', { name: '上年.json', text: JSON.stringify(last) });
  await page.sees('.previous-name');
  await caretAt(page, 7);
  await page.press('Alt+=');
  await page.type('新收');
  await page.sees('[data-wording="growth"]', '较上年增加');
  await page.press('Shift+Enter');
  await page.until(async () => (await text(page)).includes('较上年增加'));
  await receive(page, '3000');
  await page.until(async () => (await text(page)) === '本年收到申请件较上年增加1000件，增长50.0%。');
  await page.fill('#prose-s1', '本年收到政府信息公开申请3000件。');
  await caretAt(page, 13);
  await page.press('ArrowRight');
  await page.click('[data-link="t3.received.total"]');
  await page.sees('.tally', '1 处跟着表走');
  await receive(page, '3500');
  await page.until(async () => (await text(page)) === '本年收到政府信息公开申请3500件。');
});
