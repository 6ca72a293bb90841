// The browsers that journeys run in. Those with `mainPathOnly` take the journeys of the main path alone.

import { existsSync } from 'node:fs';
import { Chromium } from './engine/chromium.js';
import { Firefox } from './engine/firefox.js';
import { unpacked } from './engine/unpack.js';
import { WebKit } from './engine/webkit.js';
import { overHttp } from './served.js';

const chromium = (name, executable) => ({ name, kind: 'chromium', launch: async () => Chromium.launch(await executable()) });

const here = {
  chromium: process.env.GOUJI_CHROMIUM ?? '/usr/bin/chromium',
  firefox: process.env.GOUJI_FIREFOX ?? '/usr/bin/firefox-esr',
  webkit: {
    driver: '/usr/bin/WebKitWebDriver',
    browser: '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
    screen: '/usr/bin/Xvfb',
  },
};

// The packed old ones are programs for Linux on x86-64.
const packed = process.platform === 'linux' && process.arch === 'x64';

const old = (...versions) => (packed ? versions.map((version) => chromium(`chromium-${version}`, () => unpacked(`chromium-${version}`))) : []);
const mainPathOnly = (browser) => ({ ...browser, mainPathOnly: true });

const all = [
  ...old(69, 78, 92),
  ...old(83, 103, 109).map(mainPathOnly),
  chromium('chromium', () => here.chromium),
  mainPathOnly({ name: 'chromium-http', kind: 'chromium', launch: () => overHttp(here.chromium) }),
  { name: 'firefox', kind: 'firefox', launch: () => Firefox.launch(here.firefox) },
  ...(existsSync(here.webkit.driver) ? [mainPathOnly({ name: 'webkit', kind: 'webkit', launch: () => WebKit.launch(here.webkit) })] : []),
];

const wanted = process.env.GOUJI_BROWSERS?.split(',');

// All, or those that GOUJI_BROWSERS names.
export const browsers = wanted ? all.filter(({ name }) => wanted.includes(name)) : all;
