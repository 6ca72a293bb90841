// Files over a megabyte are read in a worker: the page goes on, says how far it is, and stops when told.

import assert from 'node:assert/strict';
import { journey } from '../../harness/journey.js';
import { text } from '../../fixtures/reports.js';

// A megabyte of what stands around a report on a website.
const AROUND = `<p>${'周边的文字和链接，'.repeat(40)}</p>\n`.repeat(960);

// Drops a page with a report in it and so many megabytes around it. It is made inside the page: no protocol has to carry
// it.
async function drop(page, { name, megabytes }) {
  await page.evaluate((fileName, unit, count, tail) => {
    const parts = ['<html><meta charset="utf-8"><body>'];
    for (let i = 0; i < count; i += 1) {
      parts.push(unit);
    }
    parts.push(tail);
    const carried = new DataTransfer();
    carried.items.add(new File(parts, fileName));
    for (const kind of ['dragenter', 'dragover', 'drop']) {
      document.querySelector('#app').dispatchEvent(new DragEvent(kind, { dataTransfer: carried, bubbles: true, cancelable: true }));
    }
  }, name, AROUND, megabytes, `<pre>${text}</pre></body></html>`);
}

// From now until the reading ends: how long it takes, and the longest time in which the page did nothing else.
async function watch(page) {
  await page.evaluate(() => {
    const start = performance.now();
    let last = start;
    window.watched = { took: 0, longest: 0 };
    const beat = () => {
      const now = performance.now();
      window.watched.longest = Math.max(window.watched.longest, now - last);
      window.watched.took = now - start;
      last = now;
      if (document.querySelector('.reading')) {
        setTimeout(beat, 5);
      }
    };
    beat();
  });
}

journey('a large file is read beside the page, which says how far it is', async (page) => {
  await page.open();
  await page.evaluate(() => {
    window.stages = [];
    window.workers = 0;
    const Own = window.Worker;
    window.Worker = function Counted(address) {
      window.workers += 1;
      return new Own(address);
    };
    new MutationObserver(() => {
      const stage = document.querySelector('#reading-stage');
      if (stage && window.stages[window.stages.length - 1] !== stage.innerText) {
        window.stages.push(stage.innerText);
      }
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  await drop(page, { name: '整站.html', megabytes: 2 });
  await page.sees('.reading', '整站.html');
  await page.until(() => page.count('.report-title, .review'));
  await page.gone('.reading');
  assert.equal(await page.evaluate(() => window.workers), 1);
  const stages = await page.evaluate(() => window.stages);
  assert.ok(stages.length >= 2, stages.join());
  assert.match(stages.join(), /打开/);
});

journey('the page is not held up while a large file is read', async (page) => {
  await page.open();
  await drop(page, { name: '整站.html', megabytes: 2 });
  await page.sees('.reading');
  await watch(page);
  await page.until(() => page.count('.report-title, .review'));
  const { took, longest } = await page.evaluate(() => window.watched);
  // Read in the page itself, the longest pause would be all of the time.
  assert.ok(longest < took / 2, `${Math.round(longest)} of ${Math.round(took)} ms`);
});

journey('a large file that is being read is stopped with Esc, and the report before stays', async (page) => {
  await page.open();
  await page.click('#new-report');
  await page.fill('#agency', '先填的单位');
  await page.press('Tab');
  await drop(page, { name: '整站.html', megabytes: 8 });
  await page.sees('#reading-stop');
  await page.until(() => page.evaluate(() => document.activeElement.id === 'reading-stop'));
  await page.press('Escape');
  await page.gone('.reading');
  await page.sees('#notice-bar', '已停止，没有打开“整站.html”');
  assert.equal(await page.value('#agency'), '先填的单位');
  // Nothing comes later either, and the next file is read.
  await page.drop('#app', { name: '年报.txt', text });
  await page.sees('.report-title', '芦港区水利局');
});

journey('a large file that cannot be read gets its sentence', async (page) => {
  await page.open();
  await page.evaluate(() => {
    const carried = new DataTransfer();
    carried.items.add(new File([new Uint8Array(3 * 1024 * 1024).map((_, i) => (i * 7919) % 251)], '乱.bin'));
    document.querySelector('#app').dispatchEvent(new DragEvent('drop', { dataTransfer: carried, bubbles: true, cancelable: true }));
  });
  await page.sees('[role="alert"]', '乱.bin');
  await page.gone('.reading');
});

journey('where no worker can be had, the file is read all the same', async (page) => {
  await page.open();
  await page.evaluate(() => {
    window.Worker = function Refused() {
      throw new Error('refused');
    };
  });
  await drop(page, { name: '整站.html', megabytes: 2 });
  await page.until(() => page.count('.report-title, .review'));
});
