// How fast the page is, as Markdown: starting from the disk, and from a key to the painted verdict.
// `cargo xtask bench` runs it; by hand: node bench.js

import { browsers } from './harness/browsers.js';
import { Page } from './harness/page.js';

// What is measured in the page. A change of the page's markup is a change here.
const READY = '#app h1';
const CELL = '[data-cell="t3.received.natural"]';
const VERDICT = '[data-balance="t3"]';
// Each of these keys changes the verdict.
const KEYS = ['1', 'Backspace'];
// Brings the page to where the cell is.
async function prepare(page) {
  await page.open();
  await page.sees(READY);
  await page.click('#example');
  await page.sees(VERDICT);
  await page.click(CELL);
}

const WHERE = ['chromium-78', 'chromium'];
const RATES = [1, 4];
const STARTS = 5;
const STROKES = 120;
const SCREEN = { width: 1366, height: 768 };

// Notes, in the page, when the first element of that selector is on the screen. Milliseconds since the address was asked for.
function noteReady(selector) {
  const observer = new MutationObserver(() => {
    if (document.querySelector(selector)) {
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => {
        window.__ready = performance.now();
      }));
    }
  });
  observer.observe(document, { childList: true, subtree: true });
}

// Notes, in the page, how long after each key the changed verdict is painted.
function noteStrokes(selector) {
  window.__strokes = [];
  let pressed = 0;
  let before = document.querySelector(selector).textContent;
  const painted = new MessageChannel();
  painted.port1.onmessage = () => window.__strokes.push(performance.now() - pressed);
  window.addEventListener('keydown', (event) => {
    pressed = event.timeStamp;
  }, true);
  new MutationObserver(() => {
    const now = document.querySelector(selector).textContent;
    if (now !== before) {
      before = now;
      requestAnimationFrame(() => painted.port2.postMessage(null));
    }
  }).observe(document.body, { childList: true, characterData: true, attributes: true, subtree: true });
}

const quantile = (times, part) => [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))];
const shown = (time) => `${time < 10 ? time.toFixed(1) : Math.round(time)} ms`;

async function inTab(browser, name, rate, run) {
  const tab = await browser.tab(SCREEN);
  try {
    await tab.throttle(rate);
    return await run(new Page(tab, name), tab);
  } finally {
    await tab.close();
  }
}

async function start(page, tab) {
  await tab.before(`(${noteReady})(${JSON.stringify(READY)})`);
  await page.open();
  await page.until(() => page.evaluate(() => window.__ready > 0));
  return page.evaluate(() => ({
    paint: performance.getEntriesByName('first-contentful-paint')[0].startTime,
    ready: window.__ready,
  }));
}

async function strokes(page) {
  await prepare(page);
  await page.evaluate(noteStrokes, VERDICT);
  for (let count = 1; count <= STROKES; count += 1) {
    await page.press(KEYS[(count - 1) % KEYS.length]);
    await page.until(() => page.evaluate((wanted) => window.__strokes.length >= wanted, count));
  }
  // The first ones warm up.
  return (await page.evaluate(() => window.__strokes)).slice(STROKES / 6);
}

async function measure(browser, name, rate) {
  const starts = [];
  for (let count = 0; count < STARTS; count += 1) {
    starts.push(await inTab(browser, name, rate, start));
  }
  const times = await inTab(browser, name, rate, strokes);
  return {
    'from disk to the first paint': shown(quantile(starts.map(({ paint }) => paint), 0.5)),
    'from disk to ready': shown(quantile(starts.map(({ ready }) => ready), 0.5)),
    'key to painted verdict, half of all': shown(quantile(times, 0.5)),
    'key to painted verdict, 95 of 100': shown(quantile(times, 0.95)),
  };
}

const columns = [];
for (const { name, launch } of browsers.filter(({ name: found }) => WHERE.includes(found))) {
  const browser = await launch();
  const version = /\d+/.exec(await browser.version())[0];
  for (const rate of RATES) {
    columns.push({ head: `Chromium ${version}${rate > 1 ? `, ${rate} times slower` : ''}`, rows: await measure(browser, name, rate) });
  }
  await browser.close();
}

console.log(`| the page | ${columns.map(({ head }) => head).join(' | ')} |`);
console.log(`|---|${columns.map(() => '---:').join('|')}|`);
for (const row of Object.keys(columns[0].rows)) {
  console.log(`| ${row} | ${columns.map(({ rows }) => rows[row]).join(' | ')} |`);
}
