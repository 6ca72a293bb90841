// What a journey can do with the page. Everything waits by itself: a journey has no pauses.

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pageUnderTest, target } from './places.js';

const PATIENCE = 10_000;
const PAUSE = 15;

export class Page {
  #tab;

  // `home` is the address of the page under test.
  constructor(tab, browser, home = pageUnderTest) {
    this.#tab = tab;
    this.browser = browser;
    this.home = home;
  }

  // Opens the page under test and waits until it can be used, or opens another address. `fragment` is what follows the #.
  async open({ address = this.home, fragment = '' } = {}) {
    await this.#tab.goTo(fragment ? `${address}#${fragment}` : address);
    if (address === this.home) {
      await this.until(() => this.count('#app:not([aria-busy])'), () => 'the page did not start');
    }
  }

  // Calls a function inside the page; it sees nothing but its parameters, and must be written for the oldest browser:
  // no `?.`, no `??`.
  evaluate(fn, ...parameters) {
    return this.#tab.evaluate(String(fn), parameters);
  }

  // The text that an element shows.
  text(selector) {
    return this.#first(selector, 'innerText');
  }

  // What stands in a field.
  value(selector) {
    return this.#first(selector, 'value');
  }

  #first(selector, property) {
    return this.evaluate((css, name) => {
      const element = document.querySelector(css);
      return element ? element[name] : null;
    }, selector, property);
  }

  // How many elements there are.
  count(selector) {
    return this.evaluate((css) => document.querySelectorAll(css).length, selector);
  }

  // Waits until an element is visible whose text holds `expected` (a text or a regular expression).
  async sees(selector, expected = '') {
    const pattern = expected instanceof RegExp ? [expected.source, expected.flags] : null;
    const found = () => this.evaluate((css, text, source) => {
      const fits = (shown) => (source ? new RegExp(source[0], source[1]).test(shown) : shown.includes(text));
      return [...document.querySelectorAll(css)].some((element) =>
        element.getClientRects().length > 0 && fits(element.innerText || element.value || ''));
    }, selector, String(expected), pattern);
    await this.until(found, async () => `no ${selector} shows “${expected}”, only: ${JSON.stringify(await this.#shown(selector))}`);
  }

  #shown(selector) {
    return this.evaluate((css) => [...document.querySelectorAll(css)].slice(0, 5).map((element) => element.innerText), selector);
  }

  // Waits until no such element is visible.
  async gone(selector) {
    const none = () => this.evaluate((css) =>
      ![...document.querySelectorAll(css)].some((element) => element.getClientRects().length > 0), selector);
    await this.until(none, () => `${selector} is still there`);
  }

  // Waits until a check holds; `complaint` says what did not.
  async until(holds, complaint = () => `waited in vain for ${holds}`) {
    const end = Date.now() + PATIENCE;
    while (!(await holds())) {
      if (Date.now() > end) {
        throw new Error(await complaint());
      }
      await new Promise((resolve) => {
        setTimeout(resolve, PAUSE);
      });
    }
  }

  // Clicks the middle of an element with the mouse, once it keeps still: what was done before may be scrolling the page yet.
  async click(selector, times = 1) {
    await this.until(() => this.count(selector), () => `no ${selector} to click`);
    let at = null;
    await this.until(async () => {
      at = await this.evaluate(async (css) => {
        const middle = () => {
          const { left, top, width, height } = document.querySelector(css).getBoundingClientRect();
          return { x: left + width / 2, y: top + height / 2 };
        };
        document.querySelector(css).scrollIntoView({ block: 'center', inline: 'center' });
        const before = middle();
        await new Promise((resolve) => {
          requestAnimationFrame(() => requestAnimationFrame(resolve));
        });
        const after = document.querySelector(css) ? middle() : null;
        return after && after.x === before.x && after.y === before.y ? after : null;
      }, selector);
      return at;
    }, () => `${selector} does not keep still`);
    await this.#tab.clickAt(at.x, at.y, times);
  }

  // Types into what has the focus, key by key; characters that no key has come as from an input method.
  async type(text) {
    for (const character of text) {
      await this.#tab.write(character);
    }
  }

  // Writes with an input method into what has the focus: compose(['w', 'wu'], '无'). Only in today's Chromium.
  compose(drafts, text) {
    return this.#tab.compose(drafts, text);
  }

  // Clicks a field, marks what is in it and types over it.
  async fill(selector, text) {
    await this.click(selector);
    await this.press('Control+a');
    await this.press('Delete');
    await this.type(text);
  }

  // Presses keys by name, one after the other: press('Control+z', 'Enter').
  async press(...keys) {
    for (const key of keys) {
      await this.#tab.press(key);
    }
  }

  // Lets files fall on an element: { name, text } or { name, bytes } each.
  async drop(selector, ...files) {
    const sent = files.map(({ name, text, bytes, type = '' }) =>
      ({ name, type, base64: Buffer.from(bytes ?? text).toString('base64') }));
    await this.evaluate((css, list) => {
      const carried = new DataTransfer();
      for (const { name, type, base64 } of list) {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
        carried.items.add(new File([bytes], name, { type }));
      }
      for (const kind of ['dragenter', 'dragover', 'drop']) {
        document.querySelector(css).dispatchEvent(
          new DragEvent(kind, { dataTransfer: carried, bubbles: true, cancelable: true, composed: true }));
      }
    }, selector, sent);
  }

  // Pastes into what has the focus, as from an office program: the plain text and, if there is one, the HTML.
  async paste({ text, html }) {
    await this.evaluate((plain, rich) => {
      const carried = new DataTransfer();
      carried.setData('text/plain', plain);
      if (rich) {
        carried.setData('text/html', rich);
      }
      const event = new ClipboardEvent('paste', { clipboardData: carried, bubbles: true, cancelable: true, composed: true });
      if (!event.clipboardData || event.clipboardData.getData('text/plain') !== plain) {
        Object.defineProperty(event, 'clipboardData', { value: carried });
      }
      const place = document.activeElement || document.body;
      if (place.dispatchEvent(event) && 'value' in place) {
        document.execCommand('insertText', false, plain);
      }
    }, text, html ?? '');
  }

  // Gives files on the disk to a file field, as its dialog would.
  choose(selector, ...paths) {
    return this.#tab.choose(selector, paths);
  }

  // The files that the page has offered for saving so far: { name, text } each.
  async saved() {
    await this.until(() => this.evaluate(() => window.__watched.saved.every(({ text }) => text !== null)));
    return this.evaluate(() => window.__watched.saved);
  }

  // What is on the screen, as a PNG.
  shot() {
    return this.#tab.picture();
  }

  // A picture of what is on the screen, put below the target folder.
  async picture(name) {
    const folder = join(target, 'browser-pictures');
    await mkdir(folder, { recursive: true });
    const file = join(folder, `${this.browser}-${name.replace(/[^\p{L}\p{N}]+/gu, '-')}.png`);
    await writeFile(file, await this.shot());
    return file;
  }

  // The page on paper, as a PDF. Only where canPrint says so.
  print(options) {
    return this.#tab.print(options);
  }

  // From now on the page as it is laid out on paper of a width in pixels.
  paper(width) {
    return this.#tab.paper(width);
  }

  get canPrint() {
    return Boolean(this.#tab.print);
  }

  // Makes the processor `rate` times slower for this page. Only where canThrottle says so.
  throttle(rate) {
    return this.#tab.throttle(rate);
  }

  get canThrottle() {
    return this.#tab.canThrottle;
  }

  // Errors that no script of the page caught.
  get errors() {
    return this.#tab.errors;
  }

  // Every address that the page asked for beyond itself, and every one that its policy stopped it from asking for.
  async reachedOut() {
    const own = (address) => /^(file|data|blob|about):/.test(address) || address.split('#')[0] === this.home;
    const asked = await this.#tab.asked();
    const others = asked.filter((address) => !own(address));
    const files = new Set(asked.filter((address) => address.startsWith('file:')).map((address) => address.split('#')[0]));
    const stopped = await this.evaluate(() => window.__watched.stopped);
    return [...others, ...[...files].slice(1), ...stopped];
  }

  close() {
    return this.#tab.close();
  }
}
