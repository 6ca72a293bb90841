// The list of journeys, and how one is run in one browser.

import assert from 'node:assert/strict';
import { Page } from './page.js';

// What a government office's small screen shows.
const SCREEN = { width: 1366, height: 768 };

export const journeys = [];

// Adds a journey. `run(page)` does it, in a tab of its own with an empty store, with the page not opened yet.
//   main: true for the main path, which browsers are sent along that take no other journey
//   only: names of browsers, for what only some can do
//   breaks: true when the journey makes the page fail on purpose
//   reachesOut: true when the journey is about a page that asks for something outside
export function journey(name, run, { main = false, only = null, breaks = false, reachesOut = false } = {}) {
  const fits = (browser) => (only ? only.includes(browser.name) : main || !browser.mainPathOnly);
  journeys.push({ name, run, breaks, reachesOut, fits });
}

// Takes the journey. In every one the page may reach for nothing outside itself, and leave no error uncaught.
export async function take({ name, run, breaks, reachesOut }, browser, browserName) {
  const page = new Page(await browser.tab(SCREEN), browserName, browser.home);
  try {
    await run(page);
    if (!breaks) {
      assert.deepEqual(page.errors, [], 'errors that nothing caught');
    }
    if (!reachesOut) {
      assert.deepEqual(await page.reachedOut(), [], 'the page asked for something outside itself');
    }
  } catch (error) {
    const picture = await page.picture(`failed-${name}`).catch(() => null);
    error.message += picture ? `\n  a picture of it: ${picture}` : '';
    throw error;
  } finally {
    await page.close();
  }
}
