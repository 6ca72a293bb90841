// What was read stands beside what it was read from; every doubt is looked at, by key.

import assert from 'node:assert/strict';
import { journey } from '../../harness/journey.js';
import { cell, doubtful, shared } from '../../fixtures/reports.js';

const focused = (page) => page.evaluate(() => document.activeElement.id);
const has = (page, css, name) => page.evaluate((selector, wanted) =>
  document.querySelector(selector).closest('.figure').classList.contains(wanted), css, name);

// A file with doubts, in the review.
async function openDoubtful(page) {
  await page.open();
  await page.drop('#app', await doubtful('misprints.md'));
  await page.sees('#review-state', '要看一眼');
  await page.until(async () => (await focused(page)) === 'review-accept');
}

journey('doubts are shown beside their source and accepted one by one with Enter', async (page) => {
  await openDoubtful(page);
  const all = await page.count('.review-entry');
  assert.ok(all > 1, `${all} doubts`);
  await page.sees('.review-why');
  await page.sees('.piece.is-asked');
  await page.sees('#review-result .figure.is-doubt.is-traced');
  for (let left = all; left > 0; left -= 1) {
    await page.sees('#review-state', `${left} 处要看一眼`);
    await page.press('Enter');
  }
  await page.sees('#review-state', '疑点都看过了');
  assert.equal(await page.count('.figure.is-doubt'), 0);
  await page.until(async () => (await focused(page)) === 'review-done');
  await page.press('Enter');
  await page.sees('.report-title');
  await page.sees('#open-review');
  assert.equal(await page.count('.doubt'), 0);
});

journey('F8 walks through the doubts and back without accepting any', async (page) => {
  await openDoubtful(page);
  const all = await page.count('.review-entry');
  await page.press('F8');
  await page.sees('#review-position', `第 2 / ${all} 处`);
  await page.press('Shift+F8', 'Shift+F8');
  await page.sees('#review-position', `第 ${all} / ${all} 处`);
  assert.equal(await page.count('.review-entry.is-seen'), 0);
});

journey('a doubt is set right in the table, and that settles it', async (page) => {
  await openDoubtful(page);
  await page.click('#review-correct');
  const key = await page.evaluate(() => document.activeElement.getAttribute('data-cell'));
  assert.ok(key);
  await page.type('77');
  await page.press('Enter');
  await page.sees('.review-entry.is-seen');
  assert.equal(await page.value(cell(key)), '77');
  await page.press('Control+z');
  await page.until(async () => (await page.value(cell(key))) !== '77');
});

journey('what the reader is unsure of can stay blank, in one step', async (page) => {
  await openDoubtful(page);
  const key = await page.evaluate(() => document.querySelector('.figure.is-doubt.is-traced input').getAttribute('data-cell'));
  const before = await page.value(cell(key));
  assert.notEqual(before, '');
  await page.click('#review-blank');
  await page.until(async () => (await page.value(cell(key))) === '');
  await page.sees('#review-state', '疑点都看过了');
  await page.press('Control+z');
  await page.until(async () => (await page.value(cell(key))) === before);
});

journey('a cell shows the place that it was read from, and the place its cell', async (page) => {
  await openDoubtful(page);
  const total = cell('t3.received.total');
  await page.click(total);
  await page.sees('.piece.is-linked', '255');
  assert.equal(await page.count('.piece.is-linked'), 1);
  await page.sees('#review-link', '第 1 张表');
  await page.press('ArrowLeft');
  await page.sees('.piece.is-linked', '33');
  const piece = await page.evaluate(() => document.querySelector('.piece.is-linked').id);
  // From the source by keys: on to the next figure, and with Enter into its cell.
  await page.evaluate((id) => document.getElementById(id).focus(), piece);
  await page.press('ArrowRight');
  await page.sees('.piece.is-linked', '255');
  assert.ok(await has(page, total, 'is-traced'));
  await page.press('Enter');
  await page.until(async () => (await focused(page)) === 'cell-t3.received.total');
});

journey('the source is still there after the page was opened again', async (page) => {
  await openDoubtful(page);
  await page.press('Enter');
  await page.sees('.review-entry.is-seen');
  await page.click('#review-done');
  await page.sees('#keeping[data-state="kept"]', '已自动保存');
  await page.evaluate(() => {
    location.hash = `${location.hash}/import`;
  });
  await page.sees('.review-entry.is-seen');
  await page.evaluate(() => {
    window.before = true;
    location.reload();
  });
  await page.until(() => page.evaluate(() => !window.before));
  await page.sees('.piece.is-asked');
  await page.sees('.review-entry.is-seen');
  assert.equal(await page.count('.review-entry.is-seen'), 1);
});

journey('a file without doubts opens at once, with a line and a way to compare', async (page) => {
  await page.open();
  await page.drop('#app', await shared('city_2023.md'));
  await page.sees('.report-title', '2023');
  await page.sees('#notice-bar', '没有疑点');
  await page.click('#notice-offer');
  await page.sees('#review-state', '没有疑点');
  await page.click(cell('t3.received.natural'));
  await page.sees('.piece.is-linked', /^3402$/);
  await page.click('#review-done');
  await page.sees('.report-title', '2023');
});

for (const view of ['', '#large', '#language']) {
  journey(`the review keeps within the screen ${view}`, async (page) => {
    await openDoubtful(page);
    if (view) {
      await page.click(view);
    }
    const beyond = await page.evaluate(() => {
      const cut = (element) => {
        const { right, bottom } = element.getBoundingClientRect();
        return right > innerWidth + 1 || bottom > innerHeight + 1;
      };
      const parts = ['.review-head', '#review-done', '.review-card', '#review-accept', '#review-source', '#review-result'];
      return parts.filter((css) => cut(document.querySelector(css)));
    });
    assert.deepEqual(beyond, []);
    // Three quarters of the height belong to what is compared, or nearly.
    assert.ok(await page.evaluate(() => document.querySelector('#review-source').clientHeight > innerHeight * 0.4));
  });
}
