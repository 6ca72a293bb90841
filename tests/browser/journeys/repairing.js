// Which figure is wrong is proposed, changed with one click, and taken back with one key.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { journey } from '../harness/journey.js';

const report = async (name) => ({ name, bytes: await readFile(new URL(`../../reports/${name}`, import.meta.url)) });
const TOTAL = '[data-cell="t3.concluded.natural"]';

journey('two digits exchanged are found, set right with one click, and taken back', async (page) => {
  await page.open();
  await page.drop('#app', await report('city_2023_digits_swapped.json'));
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
});

journey('a report without a broken sum has nothing proposed', async (page) => {
  await page.open();
  await page.drop('#app', await report('city_2023.md'));
  await page.sees('.report-title', '2023');
  assert.equal(await page.count('.repairs'), 0);
});
