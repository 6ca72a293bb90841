// A ledger of applications is counted into table 3.

import assert from 'node:assert/strict';
import { journey } from '../../harness/journey.js';
import { cell } from '../../fixtures/reports.js';

const counted = (key) => `[data-counted="${key}"]`;

// A new report on 2024, and its screen for ledgers.
async function openLedger(page) {
  await page.open();
  await page.evaluate(() => {
    const year = document.querySelector('#new-year');
    year.value = '2024';
    year.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await page.click('#new-report');
  await page.click('#open-ledger');
  await page.sees('.ledger-empty');
}

const LIST = [
  '收到日期,申请人类别,办理结果,答复日期',
  '2024-01-05,自然人,予以公开,2024-01-20',
  '2024-02-05,自然人,信息不存在,2024-02-20',
  '2023-12-28,企业,部分公开,2024-01-09',
  '2024-12-20,自然人,,',
  '2025-01-09,自然人,予以公开,2025-01-20',
  '不详,自然人,予以公开,2024-01-20',
].join('\n');

journey('a ledger is counted, each figure opens into its rows, and undo takes all of it back', async (page) => {
  await openLedger(page);
  await page.drop('.ledger-empty', { name: '台账.csv', text: LIST });
  await page.sees('#ledger-summary', '台账 6 行：计入 2024 年 2 行，要看的 3 行，不属于这一年或不计入的 1 行');
  await page.sees('[data-trouble="DateUnread"]', '2024-3-5');
  await page.sees('[data-trouble="Later"]', '1 行');
  await page.sees('tr[data-word="信息不存在"]', '1 件（第 3 行起）');
  await page.click('#take-proposals');
  await page.evaluate(() => {
    const list = document.querySelector('tr[data-word="信息不存在"] select');
    list.value = [...list.options].find((option) => option.text.includes('本机关不掌握')).value;
    list.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await page.sees('#ledger-summary', '计入 2024 年 4 行，要看的 1 行');
  await page.sees('.ledger-left', '还有 1 行没有计入');
  await page.sees(counted('t3.received.natural'), '3');
  await page.click(`${counted('t3.received.total')} button`);
  await page.sees('#ledger-trace', '= 3 件');
  assert.deepEqual(await page.evaluate(() =>
    [...document.querySelectorAll('#ledger-trace tbody th')].map((own) => own.innerText)), ['2', '3', '5']);
  await page.click('#take-ledger');
  await page.sees('#notice-bar', '已按台账填好 175 格');
  assert.equal(await page.value(cell('t3.carried_out.total')), '1');
  assert.equal(await page.value(cell('t3.carried_in.enterprise')), '1');
  assert.equal(await page.count('.finding[data-rule^="T3-"]'), 0);
  await page.press('Control+z');
  await page.until(async () => (await page.value(cell('t3.carried_out.total'))) === '');
  assert.equal(await page.value(cell('t3.carried_in.enterprise')), '');
});

journey('a difference to the report is shown before it is taken over, and a mapping is used again', async (page) => {
  await openLedger(page);
  await page.drop('.ledger-empty', { name: '台账.csv', text: LIST });
  await page.click('#take-proposals');
  await page.sees('#ledger-summary', '计入 2024 年 3 行');
  await page.click('#save-mapping');
  const [saved] = await page.saved();
  assert.equal(JSON.parse(saved.text).schema, 'gouji.ledger/1');
  await page.click('#take-ledger');
  await page.sees('#notice-bar');
  await page.click(cell('t3.granted.natural'));
  await page.type('7');
  await page.press('Enter');
  await page.click('#open-ledger');
  await page.sees(`${counted('t3.granted.natural')}.differs`, /7.*→.*1/s);
  await page.sees('#take-ledger', '改 1 格');
  await page.click('#leave-ledger');
  await page.drop('.ledger-empty', { name: '台账.csv', text: LIST });
  await page.sees('#ledger-summary', '计入 2024 年 2 行');
  await page.drop('.ledger', { name: saved.name, text: saved.text });
  await page.sees('#ledger-summary', '计入 2024 年 3 行');
  await page.drop('.ledger', { name: 'x.json', text: '{"schema":"gouji.report/1"}' });
  await page.sees('#notice-bar', '不是对应关系文件');
});

journey('what is no ledger is said, and heads that are alike can be told apart', async (page) => {
  await openLedger(page);
  await page.drop('.ledger-empty', { name: '空.csv', text: '收到日期,类别,结果\n' });
  await page.sees('.verdict', '标题行下面没有内容');
  await page.drop('.ledger', { name: '图.png', bytes: new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10]) });
  await page.sees('#notice-bar', '图.png');
  const twice = '收到日期,申请人类别,办理结果,办理结果\n2024-1-5,自然人,已答复,予以公开\n';
  await page.drop('.ledger', { name: '两列.csv', text: twice });
  await page.sees('.ledger-remark', '有几列都叫“办理结果”，用的是第 3 列');
  await page.evaluate(() => {
    const list = document.querySelector('#ledger-outcome');
    list.value = '3';
    list.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await page.sees('#ledger-summary', '计入 2024 年 1 行');
  await page.press('Tab');
  assert.equal(await page.count('.ledger :focus'), 1);
});
