// What works under which policy of a portal. `docs/embedding.md` shows this table.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { browsers } from '../browser/harness/browsers.js';
import { built } from './places.js';
import { serve } from './serve.js';

// As a browser keeps the bookmark: what the link of bookmark.html leads to.
const address = readFileSync(resolve(built, 'bookmark.html'), 'utf8').match(/href="(javascript:[^"]*)"/)[1].replace(/&quot;/g, '"').replace(/&amp;/g, '&');

// A policy, and whether the engine starts under it: in browsers before Chromium 97, and in today's.
const POLICIES = [
  ['none', '', true, true],
  ['self', "default-src 'self'", false, false],
  ['wasm', "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'", false, true],
  ['eval', "default-src 'none'; script-src 'self' 'unsafe-eval'; style-src 'self'", true, true],
  ['types', "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; require-trusted-types-for 'script'", false, true],
];
// The same for the bookmark on a published page. A policy that names no 'self' keeps the page's own scripts away.
const BOOKMARKS = [
  ['none', '', true, true],
  ['eval', "script-src 'unsafe-inline' 'unsafe-eval'", true, true],
  ['wasm', "script-src 'unsafe-inline' 'wasm-unsafe-eval'", false, true],
  ['self', "script-src 'self' 'wasm-unsafe-eval'", false, false],
];
const OLD = ['chromium-69', 'chromium-78', 'chromium-92'];
const wanted = process.env.GOUJI_BROWSERS ? browsers : browsers.filter(({ name }) => ['chromium', 'chromium-78'].includes(name));

for (const { name, launch } of wanted) {
  describe(name, () => {
    let browser;
    let server;
    before(async () => {
      [browser, server] = await Promise.all([launch(), serve()]);
    });
    after(async () => {
      await browser?.close();
      server?.close();
    });

    for (const [id, policy, before97, today] of BOOKMARKS) {
      test(`bookmark, ${id}: ${policy}`, { timeout: 60_000 }, async () => {
        const tab = await browser.tab({ width: 1366, height: 768 });
        try {
          await tab.goTo(`${server.address}/demo/published.html?${encodeURIComponent(policy)}`);
          const seen = await tab.evaluate(async (link) => {
            const marks = () => document.querySelectorAll('[data-gouji]').length;
            const wait = async (holds) => {
              for (let tries = 0; tries < 60 && !holds(); tries += 1) {
                await new Promise((go) => setTimeout(go, 50));
              }
              return holds();
            };
            window.alert = () => {};
            // The page's own marks, where its scripts run.
            await wait(() => window.attached);
            if (window.attached) {
              window.attached.detach();
            }
            const content = document.getElementById('content').outerHTML;
            location.href = link;
            const marked = await wait(() => marks() > 0);
            if (marked) {
              location.href = link;
              await wait(() => marks() === 0);
            }
            return { marked, restored: document.getElementById('content').outerHTML === content };
          }, [address]);
          assert.deepEqual(seen, { marked: OLD.includes(name) ? before97 : today, restored: true });
        } finally {
          await tab.close();
        }
      });
    }

    for (const [id, policy, before97, today] of POLICIES) {
      test(`${id}: ${policy}`, { timeout: 60_000 }, async () => {
        const tab = await browser.tab({ width: 1366, height: 768 });
        try {
          await tab.goTo(`${server.address}/demo/probe.html?${encodeURIComponent(policy)}`);
          const seen = await tab.evaluate(async () => {
            const editor = document.querySelector('gouji-editor');
            const started = await gouji.init().then(() => true, ({ name: kind, message }) => (kind === 'GoujiError' && message.length > 5 ? false : kind));
            await editor.ready;
            const drawn = editor.shadowRoot.querySelectorAll('input').length;
            // Styled although the page's policy allows no inline style.
            return { started, drawn: drawn > 100, styled: getComputedStyle(editor).display === 'block' };
          }, []);
          const starts = OLD.includes(name) ? before97 : today;
          assert.deepEqual(seen, { started: starts, drawn: starts, styled: true });
        } finally {
          await tab.close();
        }
      });
    }
  });
}
