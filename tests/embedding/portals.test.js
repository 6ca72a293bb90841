// The elements in portals of every kind, in a real browser.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { after, before, test } from 'node:test';
import Ajv2020 from 'ajv/dist/2020.js';
import { browsers } from '../browser/harness/browsers.js';
import { schemas } from './places.js';
import { serve } from './serve.js';

const fits = new Ajv2020().compile(JSON.parse(readFileSync(resolve(schemas, 'frame-1.json'), 'utf8')));
const SIZE = { width: 1366, height: 768 };
const wanted = process.env.GOUJI_BROWSERS ? browsers : browsers.filter(({ name }) => name === 'chromium');
const [{ launch }] = wanted;
let browser;
let server;

before(async () => {
  [browser, server] = await Promise.all([launch(), serve()]);
});
after(async () => {
  await browser?.close();
  server?.close();
});

// Runs in the page: waits until something holds.
const until = async (tab, what, ...parameters) => {
  for (let tries = 0; tries < 300; tries += 1) {
    if (await tab.evaluate(what, parameters)) {
      return;
    }
    await new Promise((go) => setTimeout(go, 50));
  }
  throw new Error(`it never held: ${what}\n${tab.errors.join('\n')}`);
};

function portal(name, journey) {
  test(name, { timeout: 60_000 }, async (context) => {
    const tab = await browser.tab(SIZE);
    try {
      await tab.goTo(`${server.address}/demo/${name}.html`);
      await until(tab, () => document.documentElement.hasAttribute('data-ready'));
      await journey(tab, context);
      const outside = (await tab.asked()).filter((address) => !address.startsWith(server.address) && !address.startsWith('data:') && address !== 'about:blank');
      assert.deepEqual(outside, [], 'nothing is asked of anyone else');
      assert.deepEqual(tab.errors, []);
    } finally {
      await tab.close();
    }
  });
}

const type = (tab, element, key, text) => tab.evaluate((selector, cell, value) => {
  const input = document.querySelector(selector).state.inputs.get(cell);
  input.value = value;
  input.dispatchEvent(new Event('input', { bubbles: true }));
}, [element, key, text]);

portal('form', async (tab, context) => {
  const said = () => tab.evaluate(() => Array.from(document.querySelectorAll('#findings li'), (item) => item.textContent), []);
  assert.equal((await said()).length, 1);
  assert.match((await said())[0], /12.*2.*14.*11.*2.*13/);
  await tab.evaluate(() => {
    const input = document.querySelector('[name="t3.concluded.natural"]');
    input.value = '12';
    input.dispatchEvent(new Event('input', { bubbles: true }));
  }, []);
  assert.deepEqual(await said(), []);
  const first = await tab.evaluate(async () => {
    const start = performance.now();
    const script = document.createElement('script');
    script.src = '/gouji/gouji-slim.js?again';
    document.head.append(script);
    await new Promise((go) => { script.onload = go; });
    await gouji.init();
    gouji.check({ edition: '2021' });
    return performance.now() - start;
  }, []);
  context.diagnostic(`from the script to the first verdict: ${Math.round(first)} ms`);
});

portal('jquery', async (tab) => {
  assert.equal(await tab.evaluate(() => $('#count').text(), []), '0');
  // The page's style sheet does not reach in.
  const look = await tab.evaluate(() => {
    const input = document.querySelector('gouji-editor').state.inputs.get('t3.received.natural');
    const { display, float: side } = getComputedStyle(input);
    return { display, side, height: input.getBoundingClientRect().height };
  }, []);
  assert.notEqual(look.display, 'none');
  assert.ok(look.height >= 24, JSON.stringify(look));
  for (const [key, text] of [['upheld', '1'], ['corrected', '0'], ['other', '0'], ['pending', '0'], ['total', '3']]) {
    await type(tab, 'gouji-editor', `t4.review.${key}`, text);
  }
  assert.equal(await tab.evaluate(() => $('#count').text(), []), '1');
});

portal('vue2', async (tab) => {
  await until(tab, () => document.querySelector('#errors').textContent === '1');
  await type(tab, 'gouji-editor', 't4.review.total', '1');
  await until(tab, () => document.querySelector('#errors').textContent === '0' && document.querySelector('#saved').textContent === '1');
  assert.equal(await tab.evaluate(() => app.last.cells['t4.review.total'], []), '1');
  // Removed: nothing is left behind, and the element says so.
  const kind = await tab.evaluate(async () => {
    const editor = document.querySelector('gouji-editor');
    app.shown = false;
    await app.$nextTick();
    try {
      editor.check();
      return null;
    } catch (error) {
      return [error.name, error.kind, editor.value.cells['t4.review.total']];
    }
  }, []);
  assert.deepEqual(kind, ['GoujiError', 'removed', '1']);
});

portal('csp', async (tab) => {
  const stopped = await tab.evaluate(() => window.__watched.stopped, []);
  assert.deepEqual(stopped, []);
  const [first, second] = await tab.evaluate(() => ['first', 'second'].map((id) => document.getElementById(id).value), []);
  assert.deepEqual([first.edition, first.year, first.agency, second.edition], ['2021', 2023, '××局', '2019']);
  const answers = await tab.evaluate(() => {
    const element = document.getElementById('checker');
    const told = [];
    element.addEventListener('gouji-findings', ({ detail }) => told.push(detail.errors));
    element.addEventListener('gouji-error', ({ detail }) => told.push(detail.kind));
    element.check({ edition: '2021', cells: { 't4.review.upheld': 1, 't4.review.corrected': 0, 't4.review.other': 0, 't4.review.pending': 0, 't4.review.total': 2 } });
    const thrown = [undefined, 7, [], { edition: '1' }].map((wrong) => {
      try { element.check(wrong); return null; } catch (error) { return error.kind; }
    });
    return { told, thrown };
  }, []);
  assert.deepEqual(answers, { told: [1, 'type', 'type', 'type', 'report'], thrown: ['type', 'type', 'type', 'report'] });
  // Undo, redo, a wrong value, and the two do not hear each other.
  await type(tab, '#first', 't3.received.natural', '5');
  const steps = await tab.evaluate(() => {
    const editor = document.getElementById('first');
    const at = () => editor.value.cells['t3.received.natural'];
    const kinds = [];
    editor.addEventListener('gouji-error', ({ detail }) => kinds.push(detail.kind));
    const seen = [at(), editor.undo() && at(), editor.undo(), editor.redo() && at()];
    editor.value = 'no report';
    editor.value = { edition: '2021', cells: { x: 1 } };
    return { seen, kinds, kept: at(), other: document.getElementById('second').value.cells['t3.received.natural'], focused: editor.focusCell('t3.granted.total'), nowhere: editor.focusCell('t9.x') };
  }, []);
  assert.deepEqual(steps, { seen: ['5', '', false, '5'], kinds: ['report', 'report'], kept: '5', other: '', focused: true, nowhere: false });
  // It goes along with a portal's own form, and holds it back; moved, it keeps what was typed.
  const held = await tab.evaluate(async () => {
    const form = document.createElement('form');
    const editor = document.createElement('gouji-editor');
    editor.setAttribute('name', 'report');
    editor.setAttribute('hold', '');
    editor.value = { edition: '2021', cells: { 't4.review.upheld': 1, 't4.review.corrected': 0, 't4.review.other': 0, 't4.review.pending': 0, 't4.review.total': 2 } };
    form.append(editor);
    document.body.append(form);
    await editor.ready;
    const seen = [form.checkValidity(), JSON.parse(new FormData(form).get('report')).cells['t4.review.total']];
    const input = editor.state.inputs.get('t4.review.total');
    input.value = '1';
    input.dispatchEvent(new Event('input'));
    seen.push(form.checkValidity());
    document.body.prepend(form);
    await editor.ready;
    seen.push(JSON.parse(new FormData(form).get('report')).cells['t4.review.total']);
    form.remove();
    return seen;
  }, []);
  assert.deepEqual(held, [false, '2', true, '1']);
  assert.deepEqual(await tab.evaluate(() => window.__watched.stopped, []), []);
});

portal('host', async (tab) => {
  assert.match(await tab.evaluate(() => document.getElementById('state').textContent, []), /^\d+ \/ \d+$/);
  const answers = await tab.evaluate(async () => {
    const frame = window.frameOfReport;
    const { cells } = await frame.get();
    const { bytes, format } = await frame.export('json');
    const refused = await frame.load({ edition: '1' }).then(() => null, ({ kind }) => kind);
    const focused = await frame.focus('t4.review.total');
    await frame.theme({ '--gouji-accent': 'green', color: 'red' }, 'large');
    const messages = [];
    window.addEventListener('message', ({ data }) => messages.push(JSON.parse(JSON.stringify({ ...data, result: data.result && true }))));
    await frame.check();
    await frame.load(3).catch(() => {});
    // A stranger without the nonce hears nothing.
    const heard = [];
    window.addEventListener('message', ({ data }) => heard.push(data.id));
    document.getElementById('frame').contentWindow.postMessage({ gouji: 1, id: 'stranger', nonce: 'wrong', type: 'get' }, '*');
    await new Promise((go) => setTimeout(go, 300));
    return { total: cells['t4.review.total'], format, size: bytes.length > 100, refused, focused, heard: heard.includes('stranger'), messages };
  }, []);
  const { messages, ...rest } = answers;
  assert.ok(messages.length >= 2);
  messages.forEach((message) => assert.ok(fits(message), JSON.stringify([message, fits.errors])));
  assert.ok(fits({ gouji: 1, nonce: 'x', id: 1, type: 'get' }) && !fits({ gouji: 1, nonce: 'x', type: 'get' }) && !fits({ gouji: 2, nonce: 'x', id: 1, type: 'get' }));
  assert.deepEqual(rest, { total: '3', format: 'json', size: true, refused: null, focused: true, heard: false });
});

portal('published', async (tab) => {
  const marks = () => tab.evaluate(() => ({
    places: window.attached.findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule),
    marked: Array.from(document.querySelectorAll('[data-gouji]'), (element) => [element.getAttribute('data-gouji'), element.textContent]),
    cell: window.attached.cell('t3.concluded.natural').textContent,
  }), []);
  const before = await tab.evaluate(() => { const html = document.getElementById('content').cloneNode(true); html.querySelectorAll('[data-gouji]').forEach((element) => element.removeAttribute('data-gouji')); return html.outerHTML; }, []);
  const first = await marks();
  assert.deepEqual(first.places, ['T3-BAL', 'T3-RES', 'T3-ROW']);
  assert.equal(first.cell, '3357');
  assert.ok(first.marked.length >= 2 && first.marked.every(([severity]) => severity === 'error'), JSON.stringify(first.marked));
  assert.equal(await tab.evaluate(() => document.querySelector('gouji-marks').shadowRoot.querySelectorAll('li.error').length, []), 3);
  // An edit in the page is followed.
  await tab.evaluate(() => { window.attached.cell('t3.concluded.natural').textContent = '3375'; }, []);
  await until(tab, () => document.querySelectorAll('[data-gouji]').length === 0);
  await tab.evaluate(() => { window.attached.cell('t3.concluded.natural').textContent = '3357'; }, []);
  await until(tab, () => document.querySelectorAll('[data-gouji]').length > 0);
  const after = await tab.evaluate(() => { window.attached.detach(); window.attached.detach(); return { html: document.getElementById('content').outerHTML, panel: document.querySelector('gouji-marks'), sheets: document.adoptedStyleSheets.length }; }, []);
  assert.equal(after.html, before);
  assert.deepEqual([after.panel, after.sheets], [null, 0]);
  const kinds = await tab.evaluate(() => [document.querySelector('nav'), document.createElement('div')].map((part) => {
    try { gouji.attach(part); return null; } catch (error) { return [error.name, error.kind, error.place]; }
  }), []);
  assert.deepEqual(kinds, [['GoujiError', 'no_report', 'target'], ['GoujiError', 'no_report', 'target']]);
});
