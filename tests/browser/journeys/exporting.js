// A report leaves the page: checked first, in every format, and as the page itself.

import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { journey } from '../harness/journey.js';
import { target } from '../harness/places.js';
import { cell, openExample, shared } from '../fixtures/reports.js';

journey('what is left to do is said before a report leaves, and its files are drafts', async (page) => {
  await openExample(page);
  await page.click('#export');
  await page.sees('.export-draft', '处错误没处理');
  await page.click('[data-output="md"]');
  await page.sees('#notice-bar', '【草稿】.md');
  const [file] = await page.saved();
  assert.match(file.text, /青溪县林业和草原局/);
  await page.click('.export-sections a');
  await page.sees('.report-title');
});

journey('a complete report leaves without a mark, in every format', async (page) => {
  await page.open();
  await page.drop('#app', await shared('city_2023.md'));
  await page.sees('.report-title', '2023');
  await page.click('#export');
  await page.sees('.export-ready');
  const kinds = ['docx', 'xlsx', 'html', 'fragment', 'md', 'json', 'check-docx', 'check-xlsx', 'check-txt'];
  for (const kind of kinds) {
    await page.click(`[data-output="${kind}"]`);
  }
  await page.until(async () => (await page.saved()).length === kinds.length);
  const files = await page.saved();
  assert.ok(files.every(({ name, text }) => text.length > 0 && !name.includes('草稿')), files.map(({ name }) => name).join());
  assert.equal(files[0].text.slice(0, 2), 'PK');
}, { main: true });

journey('the page with a report inside opens with it', async (page) => {
  await openExample(page);
  await page.click('#export');
  await page.click('[data-output="page"]');
  await page.until(async () => (await page.saved()).length === 1);
  const folder = join(target, 'browser-variants');
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'carrier.html');
  await writeFile(file, (await page.saved())[0].text);
  await page.open({ address: pathToFileURL(file).href });
  await page.sees('.report-title', '青溪县林业和草原局');
  await page.sees('.finding.is-error');
  await page.click('#export');
  await page.click('[data-output="page"]');
  await page.until(async () => (await page.saved()).length === 1);
  assert.equal((await page.saved())[0].text.split('id="gouji-report"').length, 2);
  // A second file of the disk, which not every browser tells of, and nothing else.
  const others = await page.reachedOut();
  assert.ok(others.every((address) => address === pathToFileURL(file).href), others.join(' '));
}, { reachesOut: true });

journey('keys are heard as soon as a report is open', async (page) => {
  await openExample(page);
  await page.press('Control+s');
  await page.until(async () => (await page.saved()).length === 1);
  await page.press('F8');
  await page.until(() => page.count('.figure.is-traced'));
  assert.ok(await page.count(cell('t3.received.natural')));
}, { main: true });

journey('a report is pasted as a program puts it on the clipboard', async (page) => {
  await page.open();
  await page.drop('#app', await shared('city_2023.md'));
  await page.click('#export');
  await page.click('[data-output="fragment"]');
  await page.until(async () => (await page.saved()).length === 1);
  const html = (await page.saved())[0].text;
  await page.evaluate(() => {
    location.hash = '#/';
  });
  await page.sees('.door');
  await page.paste({ text: '云山市', html });
  await page.until(async () => (await page.count(cell('t3.received.natural'))) === 1);
  await page.until(async () => (await page.value(cell('t3.received.natural'))) === '3402');
});

// A4 in inches, and the room between the margins in pixels, upright and turned.
const A4 = { paperWidth: 8.27, paperHeight: 11.69 };
const ROOM = [680, 1009];

const pages = (pdf) => pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g).length;

// Half of the cells blank.
async function half() {
  const { bytes } = await shared('city_2023.json');
  const report = JSON.parse(bytes);
  Object.keys(report.cells).filter((_, place) => place % 2 === 1).forEach((key) => { report.cells[key] = ''; });
  return { name: 'half.json', text: JSON.stringify(report) };
}

for (const [what, file] of [['a filled report', () => shared('city_2023.json')], ['a half-blank report', half]]) {
  journey(`${what} is printed upright and turned`, async (page) => {
    await page.open();
    await page.drop('#app', await file());
    await page.sees('.report-title', '2023');
    if (!page.canPrint) {
      return;
    }
    const counts = [];
    for (const landscape of [false, true]) {
      counts.push(pages(await page.print({ ...A4, landscape })));
    }
    assert.ok(counts[0] >= 2 && counts[0] <= 3 && counts[1] >= 2 && counts[1] <= 4, counts.join(' '));
    for (const width of ROOM) {
      await page.paper(width);
      const seen = await page.evaluate(() => {
        const end = document.documentElement.clientWidth;
        const tables = Array.from(document.querySelectorAll('.grid'));
        const shown = (selector) => Array.from(document.querySelectorAll(selector)).filter((own) => own.getClientRects().length > 0).length;
        return {
          tables: tables.length,
          beyond: tables.filter((table) => table.getBoundingClientRect().right > end + 1 || table.getBoundingClientRect().left < -1).length,
          // A cell whose text is wider than itself.
          cut: Array.from(document.querySelectorAll('.grid td input')).filter((input) => input.scrollWidth > input.clientWidth + 1).map((input) => input.value),
          heads: tables.every((table) => !table.tHead || getComputedStyle(table.tHead).display === 'table-header-group'),
          tools: shown('.top-bar') + shown('.findings') + shown('.status'),
        };
      });
      assert.deepEqual(seen, { tables: 3, beyond: 0, cut: [], heads: true, tools: 0 }, `${width}`);
    }
  });
}
