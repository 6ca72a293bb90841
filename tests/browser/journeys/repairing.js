// Which figure is wrong is proposed, changed with one click, and taken back with one key.

import assert from 'node:assert/strict';
import { journey } from '../harness/journey.js';
import { shared } from '../fixtures/reports.js';

const TOTAL = '[data-cell="t3.concluded.natural"]';

journey('two digits exchanged are found, set right with one click, and taken back', async (page) => {
  await page.open();
  await page.drop('#app', await shared('city_2023_digits_swapped.json'));
  await page.sees('.repair', '3357');
  await page.sees('.repair-option', '3375');
  assert.equal(await page.count('.repair-option'), 1);
  await page.click('.repair-option .adopt');
  await page.gone('.repairs');
  await page.gone('.finding.is-error');
  assert.equal(await page.value(TOTAL), '3375');
  await page.press('Control+z');
  await page.sees('.repair-option', '3375');
  assert.equal(await page.value(TOTAL), '3357');
}, { main: true });

journey('a report without a broken sum has nothing proposed', async (page) => {
  await page.open();
  await page.drop('#app', await shared('city_2023.md'));
  await page.sees('.report-title', '2023');
  assert.equal(await page.count('.repairs'), 0);
});

journey('a repair is shown in the table before it is made, with a proof to check by hand', async (page) => {
  await page.open();
  await page.drop('#app', await shared('city_2023_digits_swapped.json'));
  await page.click('.repair-option .preview');
  await page.sees('.is-preview .after', '3375');
  assert.equal(await page.value(TOTAL), '3357');
  await page.click('.proof summary');
  await page.sees('.proof', '改了以后，两边相等');
  await page.sees('.proof .equation', '3375');
  await page.click('.repair-option .preview');
  await page.gone('.is-preview');
  await page.click('.blind summary');
  await page.sees('.blind', '两行两列的交点');
});

journey('a blank that the other figures force says its value, and Enter writes it', async (page) => {
  await page.open();
  await page.drop('#app', await shared('city_2023.md'));
  await page.sees('.report-title', '2023');
  await page.click(TOTAL);
  await page.press('Delete', 'Tab');
  await page.click(TOTAL);
  await page.sees('#status', '此格只能是 3375，因为');
  assert.equal(await page.evaluate((css) => document.querySelector(css).placeholder, TOTAL), '3375');
  await page.press('Tab');
  assert.equal(await page.value(TOTAL), '');
  await page.click(TOTAL);
  await page.press('Enter');
  await page.until(async () => (await page.value(TOTAL)) === '3375');
  await page.press('Control+z');
  await page.until(async () => (await page.value(TOTAL)) === '');
  await page.click('#take-forced');
  await page.until(async () => (await page.value(TOTAL)) === '3375');
});

journey('where very much is wrong the search stops early, and goes on when asked', async (page) => {
  const report = JSON.parse((await shared('city_2023.json')).bytes.toString());
  Object.keys(report.cells).filter((key) => key.endsWith('.natural')).forEach((key, row) => {
    report.cells[key] = String((row * 37 + 11) % 97);
  });
  await page.open();
  await page.drop('#app', { name: '乱.json', text: JSON.stringify(report) });
  await page.sees('.repair', '没有算完');
  await page.click('.search-on');
  await page.gone('.search-on');
  await page.sees('.repair');
});
