// What works under which policy of a portal. `docs/embedding.md` shows this table.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { browsers } from '../browser/harness/browsers.js';
import { serve } from './serve.js';

// A policy, and whether the engine starts under it: in browsers before Chromium 97, and in today's.
const POLICIES = [
  ['none', '', true, true],
  ['self', "default-src 'self'", false, false],
  ['wasm', "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'", false, true],
  ['eval', "default-src 'none'; script-src 'self' 'unsafe-eval'; style-src 'self'", true, true],
  ['types', "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; require-trusted-types-for 'script'", false, true],
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
