// What the page holds on to over an hour of use, as Markdown. An hour is what a clerk types in one, not sixty minutes.
// It takes some minutes: node memory.js

import { browsers } from './harness/browsers.js';
import { Page } from './harness/page.js';

const SCREEN = { width: 1366, height: 768 };
const WHERE = ['chromium'];
const FIRST_CELL = '[data-cell="t3.received.natural"]';
// One figure every second and a half; a look around every fifty of them.
const FIGURES = 2400;
const LOOK_AROUND = 50;
const ROWS_DOWN = 20;
const WRITE_DOWN = FIGURES / 6;

// Notes, in the page, the memory of the WebAssembly instance as it is made.
function noteMemory() {
  const instantiate = WebAssembly.instantiate;
  WebAssembly.instantiate = (...parameters) => instantiate.apply(WebAssembly, parameters).then((made) => {
    window.__memory = (made.instance || made).exports.memory;
    return made;
  });
}

// Figures down a column, each confirmed, as in copying from paper; back to the top with the mouse when it ends.
async function typeFigures(page, from, count) {
  for (let figure = from; figure < from + count; figure += 1) {
    if (figure % ROWS_DOWN === 0) {
      await page.click(FIRST_CELL);
    }
    await page.type(String(figure % 97));
    await page.press('Enter');
  }
}

// The rules and the export screen are opened, and half of what was done is taken back and done again.
async function lookAround(page) {
  const place = await page.evaluate(() => location.hash);
  for (const hash of ['#/rules', '#/help', place]) {
    await page.evaluate((wanted) => {
      location.hash = wanted;
    }, hash);
    await page.sees('h1');
  }
  await page.click(FIRST_CELL);
  await page.press(...Array(LOOK_AROUND / 2).fill('Control+z'), ...Array(LOOK_AROUND / 2).fill('Control+y'));
}

async function measure(page, tab) {
  const { scripts, nodes, listeners } = await tab.memory();
  return { scripts, nodes, listeners, module: await page.evaluate(() => window.__memory.buffer.byteLength) };
}

const megabytes = (bytes) => `${(bytes / 2 ** 20).toFixed(1)} MB`;

const columns = [];
for (const { name, launch } of browsers.filter(({ name: found }) => WHERE.includes(found))) {
  const browser = await launch();
  const tab = await browser.tab(SCREEN);
  await tab.before(`(${noteMemory})()`);
  const page = new Page(tab, name);
  await page.open();
  await page.click('#example');
  await page.sees(FIRST_CELL);
  columns.push({ head: 'at the start', ...(await measure(page, tab)) });
  for (let done = 0; done < FIGURES; done += LOOK_AROUND) {
    await typeFigures(page, done, LOOK_AROUND);
    await lookAround(page);
    if ((done + LOOK_AROUND) % WRITE_DOWN === 0) {
      columns.push({ head: `${done + LOOK_AROUND} figures`, ...(await measure(page, tab)) });
    }
  }
  await browser.close();
}

console.log(`| what the page holds after an hour's figures | ${columns.map(({ head }) => head).join(' | ')} |`);
console.log(`|---|${columns.map(() => '---:').join('|')}|`);
console.log(`| memory of the module | ${columns.map(({ module }) => megabytes(module)).join(' | ')} |`);
console.log(`| objects of scripts | ${columns.map(({ scripts }) => megabytes(scripts)).join(' | ')} |`);
console.log(`| nodes of the page | ${columns.map(({ nodes }) => nodes).join(' | ')} |`);
console.log(`| listeners | ${columns.map(({ listeners }) => listeners).join(' | ')} |`);
