// WebKitGTK over WebDriver, on a screen of its own that nobody sees.
//
// WebDriver opens one window in one browser and runs nothing before a page's own scripts: each tab is a browser, what a page offers
// for saving is watched from the end of loading on, and what it asked for is read from its own list of resources.

import { createServer } from 'node:net';
import { forWebDriver } from './keys.js';
import { start } from './program.js';
import { watch } from './watch.js';

export class WebKit {
  #screen;
  #driver;
  #browser;

  // `browser` is the program that shows pages, `driver` the one that speaks WebDriver for it.
  static async launch({ driver, browser, screen }) {
    const webkit = new WebKit();
    webkit.#browser = browser;
    webkit.#screen = await start(screen, {
      words: () => ['-displayfd', '2', '-screen', '0', '1400x900x24', '-nolisten', 'tcp'],
      announces: /^(\d+)$/m,
    });
    const port = await freePort();
    const address = `http://127.0.0.1:${port}`;
    webkit.#driver = await start(driver, {
      words: () => [`--port=${port}`],
      settings: {
        DISPLAY: `:${webkit.#screen.address}`,
        // As root there is no other way, and no page comes from outside.
        WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
        NO_AT_BRIDGE: '1',
      },
      answers: async () => (await ask(address, 'GET', '/status').catch(() => null)) && address,
    });
    return webkit;
  }

  async version() {
    const { capabilities } = await this.#session((session) => session);
    return `WebKitGTK/${capabilities.browserVersion}`;
  }

  async #session(use) {
    const session = await this.#open();
    try {
      return await use(session);
    } finally {
      await ask(this.#driver.address, 'DELETE', `/session/${session.sessionId}`);
    }
  }

  #open() {
    const options = { binary: this.#browser, args: ['--automation'] };
    return ask(this.#driver.address, 'POST', '/session', {
      capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } },
    });
  }

  async tab(size) {
    const { sessionId } = await this.#open();
    const tab = new WebKitTab(`${this.#driver.address}/session/${sessionId}`);
    await tab.fit(size);
    return tab;
  }

  async close() {
    await this.#driver.stop();
    await this.#screen.stop();
  }
}

class WebKitTab {
  canThrottle = false;
  errors = [];
  #session;

  constructor(session) {
    this.#session = session;
  }

  // Makes the window as large as it takes for the page in it to have that size.
  async fit({ width, height }) {
    await ask(this.#session, 'POST', '/timeouts', { script: 30_000 });
    await ask(this.#session, 'POST', '/window/rect', { x: 0, y: 0, width, height });
    const [inside, tall] = await this.evaluate(() => [window.innerWidth, window.innerHeight], []);
    await ask(this.#session, 'POST', '/window/rect', { width: 2 * width - inside, height: 2 * height - tall });
  }

  // The addresses that the page shown now asked for, itself left out.
  asked() {
    return this.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name), []);
  }

  async goTo(address) {
    await ask(this.#session, 'POST', '/url', { url: address });
    await this.evaluate(watch, []);
  }

  async evaluate(source, parameters) {
    const script = `
      const [parameters, done] = arguments;
      Promise.resolve().then(() => (${source})(...JSON.parse(parameters)))
        .then((value) => done(JSON.stringify({ value })), (error) => done(JSON.stringify({ error: String(error && error.stack || error) })));`;
    const said = await ask(this.#session, 'POST', '/execute/async', { script, args: [JSON.stringify(parameters)] });
    const { value, error } = JSON.parse(said);
    if (error) {
      throw new Error(error);
    }
    return value;
  }

  async press(words) {
    await this.#perform({ type: 'key', id: 'keyboard', actions: forWebDriver(words) });
  }

  async write(character) {
    await this.press(character);
  }

  async clickAt(x, y, times) {
    const click = [{ type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }];
    const actions = [{ type: 'pointerMove', x: Math.round(x), y: Math.round(y) }, ...Array(times).fill(click).flat()];
    await this.#perform({ type: 'pointer', id: 'mouse', actions });
  }

  #perform(source) {
    return ask(this.#session, 'POST', '/actions', { actions: [source] });
  }

  async choose() {
    throw new Error('files are dropped in WebKitGTK, not chosen');
  }

  async picture() {
    return Buffer.from(await ask(this.#session, 'GET', '/screenshot'), 'base64');
  }

  async compose() {
    throw new Error('no protocol of WebKitGTK carries an input method');
  }

  async throttle() {
    throw new Error('WebKitGTK cannot be slowed down');
  }

  async close() {
    await ask(this.#session, 'DELETE', '');
  }
}

// One command of WebDriver.
async function ask(address, method, path, body) {
  const answer = await fetch(`${address}${path}`, { method, body: body && JSON.stringify(body) });
  const { value } = await answer.json();
  if (!answer.ok) {
    throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
  }
  return value;
}

// A port that nothing listens on now.
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
