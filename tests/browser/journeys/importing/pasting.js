// Blocks out of office programs go into the tables: by their labels, or from the chosen cell on; large ones ask first.

import assert from 'node:assert/strict';
import { journey } from '../../harness/journey.js';
import { cell, openExample } from '../../fixtures/reports.js';

const holds = (page, key, text) => page.until(async () => (await page.value(cell(key))) === text,
  async () => `${key} holds ${await page.value(cell(key))}, not ${text}`);

async function openBlank(page) {
  await page.open();
  await page.click('#new-report');
}

journey('a small block goes in at once from the active cell on, and comes out with one undo', async (page) => {
  await openBlank(page);
  await page.click(cell('t3.received.natural'));
  await page.paste({ text: '1\t2\t3\r\n4\t5\t6\r\n' });
  await holds(page, 't3.carried_in.research', '6');
  await page.sees('#notice-bar', '粘贴了 6 格');
  assert.equal(await page.count('.paste-preview'), 0);
  await page.press('Control+z');
  await holds(page, 't3.received.natural', '');
  await holds(page, 't3.carried_in.research', '');
});

journey('a block that does not fit says so first; Enter pastes the rest', async (page) => {
  await openBlank(page);
  await page.click(cell('t3.received.other'));
  await page.paste({ text: '1\t2\t3\r\n4\t5\t6\r\n' });
  await page.sees('.paste-preview', '2 处放不下');
  assert.equal(await page.value(cell('t3.received.other')), '');
  await page.sees('.figure.is-preview .after', '5');
  await page.press('Enter');
  await holds(page, 't3.carried_in.total', '5');
  await page.sees('#notice-bar', '多出的 2 格没有粘贴');
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('data-cell')), 't3.received.other');
  await page.press('Control+z');
  await holds(page, 't3.received.other', '');
});

// As Excel puts it there: a style sheet, a class for each cell, and a label over two columns.
const excel = (rows) => `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>td{mso-number-format:General}</style></head>
<body><table border=0 cellpadding=0><!--StartFragment-->${rows.map(([label, ...figures]) =>
    `<tr><td class=xl65 colspan=2>${label}</td>${figures.map((figure) => `<td class=xl66 align=right>${figure}</td>`).join('')}</tr>`).join('')}<!--EndFragment--></table></body></html>`;
const tabbed = (rows) => rows.map(([label, ...figures]) => [label, '', ...figures].join('\t')).join('\r\n');

const ROWS = [
  ['二、上年结转政府信息公开申请数量', 1, 0, 0, 0, 0, 2, 3],
  ['（一）予以公开', 4, 0, 0, 0, 0, 0, 4],
];

journey('rows with their labels find their place wherever they are pasted; Esc leaves everything', async (page) => {
  await openExample(page);
  const before = await page.value(cell('t3.granted.natural'));
  await page.click(cell('t4.review.total'));
  await page.paste({ html: excel(ROWS), text: tabbed(ROWS) });
  await page.sees('.paste-preview', '按行名和列名对上 14 格');
  await page.sees('.paste-changes', '（一）予以公开·自然人');
  await page.press('Escape');
  await page.gone('.paste-preview');
  await page.gone('.is-preview');
  assert.equal(await page.value(cell('t3.granted.natural')), before);
  await page.paste({ html: excel(ROWS), text: tabbed(ROWS) });
  await page.sees('.paste-preview');
  await page.press('Enter');
  await holds(page, 't3.granted.natural', '4');
  await holds(page, 't3.carried_in.other', '2');
  await page.press('Control+z');
  await holds(page, 't3.granted.natural', before);
});

journey('a covered cell and one that Excel lets text run into stay in their columns', async (page) => {
  await openBlank(page);
  await page.click(cell('t3.received.natural'));
  await page.paste({
    html: '<table><tr><td colspan=2 style="mso-ignore:colspan">1</td><td>3</td></tr><tr><td>4</td><td>5</td><td>6</td></tr></table>',
    text: '1\t\t3\r\n4\t5\t6\r\n',
  });
  await holds(page, 't3.received.research', '3');
  await holds(page, 't3.carried_in.enterprise', '5');
});

journey('a text that is no figure is not pasted over figures unasked', async (page) => {
  await openBlank(page);
  await page.click(cell('t2.normative.issued'));
  await page.paste({ text: '说明\t12\r\n' });
  await page.sees('.paste-preview', '说明');
  await page.click('#paste-cancel');
  await page.gone('.paste-preview');
  assert.equal(await page.value(cell('t2.normative.issued')), '');
});

journey('whoever types on has answered: the paste is gone', async (page) => {
  await openBlank(page);
  await page.click(cell('t3.received.other'));
  await page.paste({ text: '1\t2\t3\r\n' });
  await page.sees('.paste-preview');
  await page.click(cell('t3.received.natural'));
  await page.type('9');
  await page.gone('.paste-preview');
  assert.equal(await page.value(cell('t3.received.other')), '');
});
