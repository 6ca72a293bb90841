// The harness itself: what it promises to notice, it notices.

import assert from 'node:assert/strict';
import { journey } from '../harness/journey.js';
import { fixture } from '../harness/places.js';

for (const name of ['reaches_out.html', 'stopped.html']) {
  journey(`a page that asks for something outside is caught: ${name}`, async (page) => {
    await page.open({ address: fixture(name) });
    await page.until(async () => (await page.reachedOut()).length > 0, () => 'nothing was noticed');
    assert.match((await page.reachedOut()).join(), /127\.0\.0\.1:50999/);
  }, { reachesOut: true });
}

journey('an error that nothing catches is noticed', async (page) => {
  await page.open({ address: fixture('stopped.html') });
  await page.evaluate(() => {
    setTimeout(() => {
      throw new Error('on purpose');
    });
  });
  await page.until(() => page.errors.length > 0, () => 'nothing was noticed');
  assert.match(page.errors.join(), /on purpose/);
}, { breaks: true, reachesOut: true });

// A page with one field that keeps the names of the events that it sees.
async function field(page) {
  await page.open({ address: fixture('field.html') });
  await page.click('#field');
}

const seen = (page) => page.evaluate(() => window.seen);

journey('keys are real keys', async (page) => {
  await field(page);
  await page.type('a1+件');
  await page.press('Home', 'Shift+ArrowRight', 'Delete', 'End', 'Backspace');
  assert.equal(await page.value('#field'), '1+');
  const events = await seen(page);
  for (const expected of ['keydown a', 'keydown 1', 'keydown Home', 'keydown Shift+ArrowRight', 'input', 'keyup Backspace']) {
    assert.ok(events.includes(expected), `${expected} is not among ${events.join(', ')}`);
  }
});

journey('an input method composes', async (page) => {
  await field(page);
  await page.compose(['w', 'wu'], '无');
  assert.equal(await page.value('#field'), '无');
  const events = await seen(page);
  assert.deepEqual(events.filter((name) => name.startsWith('composition')), [
    'compositionstart', 'compositionupdate', 'compositionupdate', 'compositionupdate', 'compositionend',
  ]);
}, { only: ['chromium'] });

journey('what is pasted and dropped arrives', async (page) => {
  await field(page);
  await page.paste({ text: '12\t30', html: '<table><tr><td>12<td>30</table>' });
  await page.drop('#field', { name: '年报.txt', text: '一、总体情况' }, { name: 'b.bin', bytes: [255, 0] });
  await page.until(async () => (await seen(page)).includes('read b.bin'));
  const events = await seen(page);
  assert.ok(events.includes('paste 12\t30 <table><tr><td>12<td>30</table>'), events.join());
  assert.ok(events.includes('drop 年报.txt 18, b.bin 2'), events.join());
  assert.equal(await page.value('#field'), '12\t30');
});

journey('what is offered for saving is kept', async (page) => {
  await field(page);
  await page.click('#save');
  assert.deepEqual(await page.saved(), [{ name: '报告.json', text: '{}' }]);
});
