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
