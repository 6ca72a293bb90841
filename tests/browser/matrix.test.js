// Every journey in every browser, two browsers at a time.

import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { browsers } from './harness/browsers.js';
import { journeys, take } from './harness/journey.js';

for (const file of (await readdir(new URL('journeys/', import.meta.url))).sort()) {
  await import(`./journeys/${file}`);
}

assert.ok(journeys.length > 0, 'no journey was found');
assert.ok(browsers.length > 0, 'no browser was found');

describe('journeys', { concurrency: 2 }, () => {
  for (const { name, launch } of browsers) {
    describe(name, { concurrency: 1 }, () => {
      let browser;
      before(async () => {
        browser = await launch();
      });
      after(() => browser?.close());

      test(`is ${name}`, async (context) => context.diagnostic(`${name} is ${await browser.version()}`));
      for (const journey of journeys.filter(({ fits }) => fits(name))) {
        test(journey.name, { timeout: 60_000 }, () => take(journey, browser, name));
      }
    });
  }
});
