// Every journey in every browser, two browsers at a time.

import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { browsers } from './harness/browsers.js';
import { journeys, take } from './harness/journey.js';

const files = await readdir(new URL('journeys/', import.meta.url), { recursive: true });
for (const file of files.filter((name) => name.endsWith('.js')).sort()) {
  await import(`./journeys/${file}`);
}

assert.ok(journeys.length > 0, 'no journey was found');
assert.ok(browsers.length > 0, 'no browser was found');

describe('journeys', { concurrency: 2 }, () => {
  for (const browser of browsers) {
    const { name, launch } = browser;
    describe(name, { concurrency: 1 }, () => {
      let running;
      before(async () => {
        running = await launch();
      });
      after(() => running?.close());

      test(`is ${name}`, async (context) => context.diagnostic(`${name} is ${await running.version()}`));
      for (const journey of journeys.filter(({ fits }) => fits(browser))) {
        test(journey.name, { timeout: 60_000 }, () => take(journey, running, name));
      }
    });
  }
});
