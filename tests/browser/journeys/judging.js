// What is found can be followed to its place, explained, and looked up.

import assert from 'node:assert/strict';
import { journey } from '../harness/journey.js';
import { cell, openExample, shared } from '../fixtures/reports.js';

async function openWhole(page) {
  await page.open();
  await page.drop('#app', await shared('city_2023.md'));
  await page.sees('.report-title', '2023');
}

journey('figures of the prose are underlined and lead to their cells and back', async (page) => {
  await openWhole(page);
  assert.ok(await page.count('mark.is-agrees') > 3);
  await page.click('mark.is-agrees');
  await page.sees('.looking', '109 和表里的数一致');
  await page.click('.looking button');
  await page.until(async () => (await page.evaluate(() => document.activeElement.id)) === 'cell-t2.normative.issued');
  await page.click('#go-back');
  await page.until(async () => (await page.evaluate(() => document.activeElement.id)) === 'prose-s1');
  await page.gone('#go-back');
  await page.press('ArrowLeft');
  await page.type('9');
  await page.sees('.looking', '改完再核对');
  await page.press('Tab');
  await page.sees('.looking.is-doubtful', '是 109');
  await page.sees('[data-severity="warning"] .equation', '正文');
}, { main: true });

journey('a finding is explained, the reason is kept, and a changed value opens it again', async (page) => {
  await openExample(page);
  const rule = await page.evaluate(() => document.querySelector('.finding').dataset.rule);
  const errors = await page.count('.finding.is-error');
  await page.click('.finding .explain-open');
  await page.fill('.explain-by', '李核');
  await page.click('.explain button[type="submit"]');
  await page.until(async () => (await page.count('.finding.is-error')) === errors - 1);
  await page.click('[data-decided="decided"] summary');
  await page.sees('.finding.is-decided .reason', '数据属实，已核实');
  await page.sees('.finding.is-decided .reason', '李核');
  await page.sees('#keeping[data-state="kept"]');
  const place = await page.evaluate(() => location.hash.slice(1));
  await page.open({ address: 'about:blank' });
  await page.open({ fragment: place });
  await page.until(() => page.count(`.finding.is-decided[data-rule="${rule}"]`));
  await page.click('[data-decided="decided"] summary');
  await page.click('.finding.is-decided .sentence');
  await page.type('77');
  await page.press('Enter');
  await page.until(() => page.count('[data-decided="lapsed"]'));
  await page.click('[data-decided="lapsed"] summary');
  await page.click('.withdraw');
  await page.gone('[data-decided="lapsed"]');
  await page.press('Control+z', 'Control+z');
  await page.until(() => page.count('[data-decided="decided"]'));
});

journey('a reason of one\'s own must be written', async (page) => {
  await openExample(page);
  await page.click('.finding .explain-open');
  await page.evaluate(() => {
    const list = document.querySelector('.explain-reason');
    list.value = '3';
    list.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await page.sees('.explain-own');
  await page.click('.explain button[type="submit"]');
  assert.equal(await page.count('[data-decided]'), 0);
  await page.fill('.explain-own', '法院名册为准');
  await page.press('Enter');
  await page.until(() => page.count('[data-decided="decided"]'));
});

journey('every finding leads to its rule, and the rules can be searched', async (page) => {
  await openExample(page);
  await page.click('.finding .basis summary');
  await page.click('.rule-link');
  await page.sees('.rule[open] .rule-text', '依据');
  await page.sees('.rule[open] .rule-example');
  await page.fill('#rules-search', '结转');
  await page.sees('.rule', 'T3-BAL');
  await page.click('[data-filter="error"]');
  assert.equal(await page.count('.rule:not([data-severity="error"])'), 0);
  await page.fill('#rules-search', '没有这样的规则');
  await page.sees('.rules-filter', '没有搜到');
  await page.click('#rules-back');
  await page.sees('.report-title');
});
