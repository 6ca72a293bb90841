// When the program stops for good, what was saved automatically can still be had.

import assert from 'node:assert/strict';
import { journey } from '../harness/journey.js';
import { variant } from '../harness/variant.js';

// The next change that the program wants to make to the page fails, as if the browser had refused it.
function refuseOnce() {
  const places = [
    [Document.prototype, 'createElement'],
    [Document.prototype, 'createTextNode'],
    [Node.prototype, 'insertBefore'],
    [Node.prototype, 'removeChild'],
    [Node.prototype, 'nodeValue'],
    [Node.prototype, 'textContent'],
    [Element.prototype, 'setAttribute'],
  ];
  const kept = places.map(([place, name]) => Object.getOwnPropertyDescriptor(place, name));
  const refuse = () => {
    places.forEach(([place, name], index) => Object.defineProperty(place, name, kept[index]));
    throw new Error('on purpose');
  };
  places.forEach(([place, name], index) =>
    Object.defineProperty(place, name, kept[index].set ? { ...kept[index], set: refuse } : { ...kept[index], value: refuse }));
}

journey('a program that stops leaves what was saved', async (page) => {
  await page.open();
  await page.gone('.opening');
  await page.evaluate(() => {
    localStorage.setItem('gouji.1.draft', '{"草稿":1}');
    localStorage.setItem('another.page', 'not ours');
  });
  await page.evaluate(refuseOnce);
  await page.click('#large');
  await page.sees('#rescue', '自动保存的内容还在');
  await page.gone('#app');
  await page.sees('#rescue-saved li', 'gouji.1.draft');
  assert.equal(await page.count('#rescue-saved li'), 1);
  await page.click('#rescue-saved button');
  assert.deepEqual(await page.saved(), [{ name: 'gouji.1.draft.json', text: '{"草稿":1}' }]);
}, { breaks: true });

journey('a program that stops leaves what stands in the database', async (page) => {
  await page.open();
  await page.click('#new-report');
  await page.fill('#agency', '甲单位');
  await page.press('Tab');
  await page.sees('#keeping[data-state="kept"]', '已自动保存');
  await page.evaluate(refuseOnce);
  await page.click('#large');
  await page.sees('#rescue-saved li', 'gouji.report.');
  await page.click('#rescue-saved button');
  assert.equal(JSON.parse((await page.saved())[0].text).report.agency, '甲单位');
}, { breaks: true });

journey('an error that leaves the program whole changes nothing', async (page) => {
  await page.open();
  await page.gone('.opening');
  await page.evaluate(() => {
    setTimeout(() => {
      throw new Error('on purpose');
    });
  });
  await page.until(() => page.errors.length > 0);
  await page.gone('#rescue');
  assert.equal(await page.count('#app'), 1);
}, { breaks: true });

journey('a program that cannot start says so', async (page) => {
  const address = await variant('damaged', (text) => text.replace(/(id="program">)[^<]+/, '$1AGFzbQEAAAD/'));
  await page.open({ address });
  await page.sees('#rescue', '没有自动保存的内容');
  await page.sees('#rescue-reload', '重新打开');
});

journey('a kernel without WebAssembly gets the notice', async (page) => {
  const address = await variant('old-kernel', (text) => text.replace('<head>', '<head><script>window.WebAssembly = undefined;</script>'));
  await page.open({ address });
  await page.sees('#notice', '打不开本页');
  await page.gone('#app');
  await page.gone('#rescue');
});
