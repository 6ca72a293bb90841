// The screens look as they did when somebody last found them good. The pictures stand in `looks/`.

import { looksAsBefore } from '../harness/looks.js';
import { journey } from '../harness/journey.js';
import { openExample, shared } from '../fixtures/reports.js';

const start = async (page) => {
  await page.open();
  await page.sees('#new-report');
};

const at = (hash, there) => async (page) => {
  await page.open({ fragment: hash });
  await page.sees(there);
};

// The example with its slip; the caret is somewhere that does not blink.
const report = async (page) => {
  await openExample(page);
  await page.sees('#keeping[data-state="kept"]');
};

const switched = (button) => async (page) => {
  await report(page);
  await page.click(button);
};

const years = async (page) => {
  await page.open();
  await page.drop('#app', await shared('city_2023.md'));
  await page.sees('.report-title', '2023');
  const before = JSON.parse((await shared('city_2023.json')).bytes.toString());
  await page.drop('.previous', { name: '上年.json', text: JSON.stringify({ ...before, year: 2022, title: '' }) });
  await page.click('#open-years');
  await page.sees('.chain-link');
};

const exporting = async (page) => {
  await report(page);
  await page.click('#export');
  await page.sees('.export-list');
};

const SCREENS = {
  start,
  report,
  'report-large': switched('#large'),
  'report-contrast': switched('#contrast'),
  'report-english': switched('#language'),
  years,
  export: exporting,
  rules: at('/rules', '.rule'),
  help: at('/help', '.help-keys'),
};

for (const [name, arrive] of Object.entries(SCREENS)) {
  journey(`the screen looks as before: ${name}`, async (page) => {
    await arrive(page);
    await page.evaluate(() => document.fonts.ready.then(() => null));
    await looksAsBefore(page, name);
  }, { only: ['chromium'] });
}
