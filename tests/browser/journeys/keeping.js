// Nothing is lost: kept in the browser, saved to a file, opened again.

import assert from 'node:assert/strict';
import { journey } from '../harness/journey.js';
import { variant } from '../harness/variant.js';
import { cell, doubtful, openExample, shared } from '../fixtures/reports.js';

journey('what is typed is kept without being saved', async (page) => {
  await page.open();
  await page.click('#new-report');
  await page.fill(cell('t3.received.natural'), '12');
  await page.sees('#keeping[data-state="kept"]', '已自动保存');
  const place = await page.evaluate(() => location.hash.slice(1));
  await page.open({ address: 'about:blank' });
  await page.open({ fragment: place });
  await page.until(async () => (await page.value(cell('t3.received.natural'))) === '12');
  await page.click('.home');
  await page.click('.recent-entry .recent-name');
  await page.until(async () => (await page.value(cell('t3.received.natural'))) === '12');
}, { main: true });

journey('a report saved to a file is the same when it is opened', async (page) => {
  await openExample(page);
  await page.click('#save-file');
  await page.sees('#keeping', '已存到文件');
  const [file] = await page.saved();
  assert.match(file.name, /^青溪县林业和草原局（示例）_2024_年报草稿_\d{8}-\d{4}\.gouji\.json$/);
  const saved = JSON.parse(file.text);
  assert.equal(saved.schema, 'gouji.report/1');
  assert.equal(saved.cells['t3.received.natural'], '46');
  await page.click('.home');
  await page.sees('.door');
  await page.drop('#app', file);
  await page.sees('.report-title', saved.title);
  await page.sees('#keeping[data-state="kept"]');
  await page.press('Control+s');
  await page.until(async () => (await page.saved()).length === 2);
  assert.equal((await page.saved())[1].text, file.text);
}, { main: true });

journey('a report that is deleted is gone after the second click', async (page) => {
  await openExample(page);
  await page.sees('#keeping[data-state="kept"]');
  await page.click('.home');
  await page.click('.recent-entry button');
  await page.sees('.recent-entry button', '再点一次删除');
  await page.click('.recent-entry button');
  await page.gone('.recent-entry');
});

journey('everything speaks English', async (page) => {
  await openExample(page);
  await page.click('#language');
  await page.sees('[data-rule="T3-RES"]', 'off by 3');
  await page.sees('#table-t3', 'Applications received this year');
  await page.sees('#save-file', 'Save to a file');
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
});

// Writes into the page's database, as another tab would: `change` takes the kept text and gives the new one.
function keepElsewhere(page, id, change) {
  return page.evaluate((name, source) => new Promise((resolve, reject) => {
    const opening = indexedDB.open('gouji', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('reports');
    opening.onerror = reject;
    opening.onsuccess = () => {
      const transaction = opening.result.transaction('reports', 'readwrite');
      const store = transaction.objectStore('reports');
      const asked = store.get(name);
      asked.onsuccess = () => store.put(new Function(`return ${source}`)()(asked.result), name);
      transaction.oncomplete = () => {
        opening.result.close();
        resolve();
      };
    };
  }), id, String(change));
}

const reportName = (page) => page.evaluate(() => location.hash.split('/')[2]);

journey('two tabs change the same report, and neither loses anything', async (page) => {
  await page.open();
  await page.click('#new-report');
  await page.fill('#agency', '甲单位');
  await page.press('Tab');
  await page.sees('#keeping[data-state="kept"]', '已自动保存');
  const id = await reportName(page);
  await keepElsewhere(page, id, (text) => {
    const kept = JSON.parse(text);
    kept.stamp += 1;
    kept.report.agency = '另一页写的单位';
    return JSON.stringify(kept);
  });
  await page.fill(cell('t3.received.natural'), '12');
  await page.sees('#notice-bar', '两份都在');
  await page.until(async () => (await reportName(page)) !== id);
  assert.equal(await page.value(cell('t3.received.natural')), '12');
  await page.sees('#keeping[data-state="kept"]');
  await page.click('.home');
  await page.sees('.recent-entry', '甲单位');
  await page.sees('.recent-entry', '另一页写的单位');
});

journey('what another tab has changed can be taken over', async (page) => {
  await page.open();
  await page.click('#new-report');
  await page.fill('#agency', '甲单位');
  await page.press('Tab');
  await page.sees('#keeping[data-state="kept"]', '已自动保存');
  const id = await reportName(page);
  await keepElsewhere(page, id, (text) => {
    const kept = JSON.parse(text);
    kept.stamp += 1;
    kept.report.agency = '乙单位';
    return JSON.stringify(kept);
  });
  await page.evaluate((name) => window.dispatchEvent(
    new StorageEvent('storage', { key: 'gouji.changed', newValue: `${name} ${Date.now() + 1}` })), id);
  await page.sees('#notice-bar', '另一个标签页');
  await page.click('#notice-offer');
  await page.until(async () => (await page.value('#agency')) === '乙单位');
});

journey('last year\'s report and doubts are kept with a report', async (page) => {
  await page.open();
  await page.drop('#app', await doubtful('misprints.md'));
  await page.click('#review-done');
  await page.sees('.doubt');
  const doubts = await page.count('.doubt');
  await page.click('.doubt > .small');
  await page.until(async () => (await page.count('.doubt')) === doubts - 1);
  const before = Number(await page.value('#year')) - 1;
  const last = JSON.parse((await shared('city_2023.json')).bytes.toString());
  await page.drop('.previous', { name: '上年.json', text: JSON.stringify({ ...last, year: before, title: '' }) });
  await page.sees('.previous-name', String(before));
  await page.sees('#keeping[data-state="kept"]', '已自动保存');
  const place = await page.evaluate(() => location.hash.slice(1));
  await page.open({ address: 'about:blank' });
  await page.open({ fragment: place });
  await page.sees('.previous-name', String(before));
  await page.sees('.import-notes', 'misprints.md');
  assert.equal(await page.count('.doubt'), doubts - 1);
});

const FORBIDDEN = `<head><script>
  for (const name of ['localStorage', 'indexedDB']) {
    Object.defineProperty(window, name, { get() { throw new Error('refused'); } });
  }
</script>`;

const FULL = `<head><script>
  const full = () => { throw new DOMException('full', 'QuotaExceededError'); };
  IDBObjectStore.prototype.put = full;
  Storage.prototype.setItem = full;
</script>`;

for (const [name, head] of [['forbidden', FORBIDDEN], ['full', FULL]]) {
  journey(`storage that is ${name} is said, with a way to a file`, async (page) => {
    const address = await variant(`storage-${name}`, (text) => text.replace('<head>', head));
    await page.open({ address });
    await page.click('#new-report');
    await page.sees('#notice-bar', '没让这个网页存数据');
    await page.fill(cell('t3.received.natural'), '12');
    await page.press('Enter');
    await page.sees('#keeping[data-state="refused"]');
    await page.click('#notice-offer');
    await page.until(async () => (await page.saved()).length === 1);
    assert.equal(JSON.parse((await page.saved())[0].text).cells['t3.received.natural'], '12');
  });
}

journey('what cannot be read is shown and can be saved', async (page) => {
  await page.open();
  await page.sees('#new-report');
  await keepElsewhere(page, '11', () => '{"schema":"gouji.kept/9","stamp":5}');
  await keepElsewhere(page, '12', () => '{"half');
  await page.open({ address: 'about:blank' });
  await page.open();
  await page.sees('.recent-entry.is-unread', '新版');
  await page.sees('.recent-entry.is-unread', '读不出来');
  await page.click('[data-recent="12"] .recent-save');
  await page.until(async () => (await page.saved()).length === 1);
  assert.equal((await page.saved())[0].text, '{"half');
});

journey('everything is erased after the second click', async (page) => {
  await openExample(page);
  await page.sees('#keeping[data-state="kept"]', '已自动保存');
  await page.click('.home');
  await page.sees('.recent-entry');
  await page.click('#erase');
  await page.click('#erase');
  await page.gone('.recent-entry');
  await page.sees('#notice-bar', '已全部清除');
  assert.equal(await page.evaluate(() => localStorage.length), 0);
});
