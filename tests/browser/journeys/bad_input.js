// What cannot be read gets its sentence, and what was there before stays.

import assert from 'node:assert/strict';
import { journey } from '../harness/journey.js';
import { cell } from '../fixtures/reports.js';

const BAD = [
  ['an empty file', { name: '空.txt', text: '' }, /空/],
  ['rubbish', { name: '乱.bin', bytes: Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256) }, /乱\.bin/],
  ['a text without a report', { name: '信.txt', text: '各位同事：\n明天上午九点开会。\n' }, /信\.txt/],
  ['JSON with an unknown key', { name: 'a.json', text: '{"schema":"gouji.report/1","edition":"2021","cells":{"t3.recieved.natural":"1"}}' }, /t3\.recieved\.natural/],
  ['JSON that breaks off', { name: 'b.json', text: '{"schema":"gouji.report/1","edi' }, /JSON/],
];

for (const [what, file, sentence] of BAD) {
  journey(`${what} is refused in words and what was typed stays`, async (page) => {
    await page.open();
    await page.click('#new-report');
    await page.fill(cell('t3.received.natural'), '12');
    await page.drop('#app', file);
    await page.sees('[role="alert"]', sentence);
    assert.equal(await page.value(cell('t3.received.natural')), '12');
    await page.click('#notice-bar button');
    await page.gone('#notice-bar');
  });
}

journey('a paste without text says what to do', async (page) => {
  await page.open();
  await page.paste({ text: ' ' });
  await page.sees('[role="alert"]', '剪贴板里没有文字');
});
