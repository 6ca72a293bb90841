// Chromium, any version, over the Chrome DevTools Protocol.

import { Connection } from './connection.js';
import { forDevTools, onKeyboard } from './keys.js';
import { start } from './program.js';
import { watch } from './watch.js';

const WORDS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--no-zygote',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--remote-debugging-port=0',
];

export class Chromium {
  #program;
  #browser;

  // `more` are words for the command line besides the usual ones.
  static async launch(executable, more = []) {
    const chromium = new Chromium();
    chromium.#program = await start(executable, {
      words: (folder) => [...WORDS, ...more, `--user-data-dir=${folder}`, 'about:blank'],
      announces: /DevTools listening on (ws:\S+)/,
    });
    chromium.#browser = await Connection.open(chromium.#program.address);
    return chromium;
  }

  async version() {
    return (await this.#browser.send('Browser.getVersion')).product;
  }

  // A new tab that shares nothing with the others.
  async tab(size) {
    const { browserContextId } = await this.#browser.send('Target.createBrowserContext');
    const { targetId } = await this.#browser.send('Target.createTarget', { url: 'about:blank', browserContextId, ...size });
    const connection = await Connection.open(new URL(`/devtools/page/${targetId}`, this.#program.address).href);
    const close = async () => {
      connection.close();
      await this.#browser.send('Target.closeTarget', { targetId });
      await this.#browser.send('Target.disposeBrowserContext', { browserContextId });
    };
    return ChromiumTab.prepare(connection, size, close);
  }

  async close() {
    this.#browser.close();
    await this.#program.stop();
  }
}

class ChromiumTab {
  canThrottle = true;
  #requests = [];
  errors = [];
  #connection;

  static async prepare(connection, size, close) {
    const tab = new ChromiumTab();
    tab.#connection = connection;
    tab.close = close;
    connection.on('Network.requestWillBeSent', ({ request }) => tab.#requests.push(request.url));
    connection.on('Network.webSocketCreated', ({ url }) => tab.#requests.push(url));
    connection.on('Runtime.exceptionThrown', ({ exceptionDetails: { text, exception } }) =>
      tab.errors.push((exception && exception.description) || text));
    for (const domain of ['Page', 'Runtime', 'Network']) {
      await connection.send(`${domain}.enable`);
    }
    await connection.send('Emulation.setDeviceMetricsOverride', { ...size, deviceScaleFactor: 1, mobile: false });
    await tab.before(`(${watch})()`);
    return tab;
  }

  // Runs a script in every page of this tab, before the page's own.
  async before(source) {
    await this.#connection.send('Page.addScriptToEvaluateOnNewDocument', { source });
  }

  // Every address that was asked for so far, the pages' own among them.
  async asked() {
    return this.#requests;
  }

  async goTo(address) {
    const loaded = new Promise((resolve) => {
      this.#connection.on('Page.loadEventFired', resolve);
    });
    await this.#connection.send('Page.navigate', { url: address });
    await loaded;
  }

  async evaluate(source, parameters) {
    const { result, exceptionDetails } = await this.#connection.send('Runtime.evaluate', {
      expression: `(${source})(...${JSON.stringify(parameters)})`,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) {
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    }
    return result.value;
  }

  async press(words) {
    const { text, ...key } = forDevTools(words);
    await this.#key({ type: text ? 'keyDown' : 'rawKeyDown', ...key, text, unmodifiedText: text });
    await this.#key({ type: 'keyUp', ...key });
  }

  async write(character) {
    await (onKeyboard(character) ? this.press(character) : this.#key({ type: 'char', text: character, key: character }));
  }

  // As an input method does: a draft that grows, then the text that is chosen. Absent before Chromium 93 or so.
  async compose(drafts, text) {
    for (const draft of drafts) {
      await this.#connection.send('Input.imeSetComposition', { text: draft, selectionStart: draft.length, selectionEnd: draft.length });
    }
    await this.#connection.send('Input.insertText', { text });
  }

  #key(event) {
    return this.#connection.send('Input.dispatchKeyEvent', event);
  }

  async clickAt(x, y, times) {
    const event = { x, y, button: 'left' };
    await this.#connection.send('Input.dispatchMouseEvent', { ...event, type: 'mouseMoved', button: 'none' });
    for (let clickCount = 1; clickCount <= times; clickCount += 1) {
      await this.#connection.send('Input.dispatchMouseEvent', { ...event, type: 'mousePressed', buttons: 1, clickCount });
      await this.#connection.send('Input.dispatchMouseEvent', { ...event, type: 'mouseReleased', clickCount });
    }
  }

  async choose(selector, files) {
    const { root } = await this.#connection.send('DOM.getDocument');
    const { nodeId } = await this.#connection.send('DOM.querySelector', { nodeId: root.nodeId, selector });
    await this.#connection.send('DOM.setFileInputFiles', { nodeId, files });
  }

  async picture() {
    const { data } = await this.#connection.send('Page.captureScreenshot', { format: 'png' });
    return Buffer.from(data, 'base64');
  }

  // What the page holds once all that nothing refers to is gone: bytes of scripts, counts of nodes and of listeners.
  async memory() {
    await this.#connection.send('HeapProfiler.collectGarbage');
    await this.#connection.send('Performance.enable');
    const { metrics } = await this.#connection.send('Performance.getMetrics');
    const of = (wanted) => metrics.find(({ name }) => name === wanted).value;
    return { scripts: of('JSHeapUsedSize'), nodes: of('Nodes'), listeners: of('JSEventListeners') };
  }

  // The page on paper, as a PDF.
  async print(options = {}) {
    const { data } = await this.#connection.send('Page.printToPDF', { preferCSSPageSize: true, printBackground: true, ...options });
    return Buffer.from(data, 'base64');
  }

  // The page laid out as on paper of that width.
  async paper(width) {
    await this.#connection.send('Emulation.setEmulatedMedia', { media: 'print' });
    await this.#connection.send('Emulation.setDeviceMetricsOverride', { width, height: 1000, deviceScaleFactor: 1, mobile: false });
  }

  async throttle(rate) {
    await this.#connection.send('Emulation.setCPUThrottlingRate', { rate });
  }
}
