// Firefox over WebDriver BiDi.

import { Connection } from './connection.js';
import { forWebDriver } from './keys.js';
import { start } from './program.js';
import { watch } from './watch.js';

// As people have it: a page from the disk may read nothing else of the disk. The rest keeps it from phoning home.
const SETTINGS = {
  'security.fileuri.strict_origin_policy': true,
  'app.normandy.enabled': false,
  'app.update.disabledForTesting': true,
  'browser.safebrowsing.downloads.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.tabs.remote.autostart': true,
  'captivedetect.canonicalURL': '',
  'datareporting.healthreport.uploadEnabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.getAddons.cache.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,',
  'toolkit.telemetry.enabled': false,
};

export class Firefox {
  #program;
  #browser;
  #version;

  static async launch(executable) {
    const firefox = new Firefox();
    const settings = Object.entries(SETTINGS).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`);
    firefox.#program = await start(executable, {
      words: (folder) => ['--headless', '--no-remote', '--profile', folder, '--remote-debugging-port', '0', 'about:blank'],
      files: { 'user.js': settings.join('') },
      announces: /WebDriver BiDi listening on (ws:\S+)/,
    });
    firefox.#browser = await Connection.open(`${firefox.#program.address}/session`);
    const { capabilities } = await firefox.#browser.send('session.new', { capabilities: {} });
    firefox.#version = `Firefox/${capabilities.browserVersion}`;
    await firefox.#browser.send('session.subscribe', { events: ['network.beforeRequestSent', 'log.entryAdded'] });
    return firefox;
  }

  async version() {
    return this.#version;
  }

  // A new tab that shares nothing with the others.
  async tab(size) {
    const { userContext } = await this.#browser.send('browser.createUserContext');
    const { context } = await this.#browser.send('browsingContext.create', { type: 'tab', userContext });
    await this.#browser.send('browsingContext.setViewport', { context, viewport: size });
    await this.#browser.send('script.addPreloadScript', { functionDeclaration: String(watch), contexts: [context] });
    const close = async () => {
      await this.#browser.send('browsingContext.close', { context });
      await this.#browser.send('browser.removeUserContext', { userContext });
    };
    return new FirefoxTab(this.#browser, context, close);
  }

  async close() {
    this.#browser.close();
    await this.#program.stop();
  }
}

class FirefoxTab {
  canThrottle = false;
  #requests = [];
  errors = [];
  #browser;
  #context;

  constructor(browser, context, close) {
    this.#browser = browser;
    this.#context = context;
    this.close = close;
    browser.on('network.beforeRequestSent', ({ context: from, request }) => {
      if (from === context) {
        this.#requests.push(request.url);
      }
    });
    browser.on('log.entryAdded', ({ source, type, level, text }) => {
      // What a policy stopped is kept by the watch; here it would look like a mistake in a script.
      const policy = text?.startsWith('Content-Security-Policy:');
      if (source.context === context && type === 'javascript' && level === 'error' && !policy) {
        this.errors.push(text);
      }
    });
  }

  // Every address that was asked for so far, the pages' own among them.
  async asked() {
    return this.#requests;
  }

  async goTo(address) {
    await this.#browser.send('browsingContext.navigate', { context: this.#context, url: address, wait: 'complete' });
  }

  async evaluate(source, parameters) {
    const { type, result, exceptionDetails } = await this.#browser.send('script.callFunction', {
      functionDeclaration: `async (parameters) => JSON.stringify([await (${source})(...JSON.parse(parameters))])`,
      arguments: [{ type: 'string', value: JSON.stringify(parameters) }],
      target: { context: this.#context },
      awaitPromise: true,
    });
    if (type === 'exception') {
      throw new Error(exceptionDetails.text);
    }
    return JSON.parse(result.value)[0];
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
    return this.#browser.send('input.performActions', { context: this.#context, actions: [source] });
  }

  async choose(selector, files) {
    const { nodes } = await this.#browser.send('browsingContext.locateNodes', {
      context: this.#context,
      locator: { type: 'css', value: selector },
    });
    await this.#browser.send('input.setFiles', { context: this.#context, element: { sharedId: nodes[0].sharedId }, files });
  }

  async picture() {
    const { data } = await this.#browser.send('browsingContext.captureScreenshot', { context: this.#context });
    return Buffer.from(data, 'base64');
  }

  async compose() {
    throw new Error('no protocol of Firefox carries an input method');
  }

  async throttle() {
    throw new Error('Firefox cannot be slowed down');
  }
}
