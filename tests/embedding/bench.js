// From the script tag to the first verdict in a page, as Markdown. `cargo xtask bench embedding` runs it.

import { browsers } from '../browser/harness/browsers.js';
import { serve } from './serve.js';

const WHERE = ['chromium-78', 'chromium'];
const TURNS = 7;

// Runs in a fresh page: a script is put into it, and told about when it has given its first answer.
async function first(name) {
  const report = { edition: '2021', year: 2024, cells: { 't3.received.natural': '12', 't3.carried_in.natural': '2', 't3.concluded.natural': '11', 't3.carried_out.natural': '2' } };
  const start = performance.now();
  const script = document.createElement('script');
  script.src = `/gouji/${name}`;
  document.head.append(script);
  await new Promise((done, fail) => {
    script.onload = done;
    script.onerror = fail;
  });
  if (name === 'gouji-frame.js') {
    await WebAssembly.instantiate(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
  } else {
    await gouji.init();
    if (!gouji.check(report).findings.some(({ rule }) => rule === 'T3-BAL')) {
      throw new Error('no verdict');
    }
  }
  return performance.now() - start;
}

const ROWS = [
  ['baseline: a small script and an empty module', 'gouji-frame.js'],
  ['gouji-slim.js, the module inside', 'gouji-slim.js'],
  ['gouji-slim-separate.js, the module beside it', 'gouji-slim-separate.js'],
  ['gouji.js, the module inside', 'gouji.js'],
  ['gouji-separate.js, the module beside it', 'gouji-separate.js'],
];

const columns = [];
const server = await serve();
try {
  for (const { name, launch } of browsers.filter((browser) => WHERE.includes(browser.name))) {
    const browser = await launch();
    try {
      const times = ROWS.map(() => []);
      // In turns, so that whatever else the machine does falls on all of them.
      for (let turn = 0; turn < TURNS; turn += 1) {
        for (const [row, [, script]] of ROWS.entries()) {
          const tab = await browser.tab({ width: 1366, height: 768 });
          await tab.goTo(`${server.address}/demo/empty.html`);
          times[row].push(await tab.evaluate(first, [script]));
          await tab.close();
        }
      }
      columns.push([name, times.map((own) => own.sort((a, b) => a - b)[(TURNS - 1) / 2])]);
    } finally {
      await browser.close();
    }
  }
} finally {
  server.close();
}

const shown = (ms) => `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`;
console.log(`| from the script tag to the first verdict | ${columns.map(([name]) => name.replace('chromium', 'Chromium').replace('-', ' ')).join(' | ')} |`);
console.log(`|---|${columns.map(() => '---:|').join('')}`);
ROWS.forEach(([what], row) => console.log(`| ${what} | ${columns.map(([, times]) => shown(times[row])).join(' | ')} |`));
