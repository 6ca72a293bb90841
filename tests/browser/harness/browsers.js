// The browsers that journeys run in, oldest first.

import { Chromium } from './chromium.js';
import { Firefox } from './firefox.js';
import { unpacked } from './unpack.js';

const chromium = (name, executable) => ({ name, kind: 'chromium', launch: async () => Chromium.launch(await executable()) });

const here = {
  chromium: process.env.GOUJI_CHROMIUM ?? '/usr/bin/chromium',
  firefox: process.env.GOUJI_FIREFOX ?? '/usr/bin/firefox-esr',
};

// The packed old ones are programs for Linux on x86-64.
const packed = process.platform === 'linux' && process.arch === 'x64';

const all = [
  ...(packed ? ['chromium-69', 'chromium-78', 'chromium-92'].map((name) => chromium(name, () => unpacked(name))) : []),
  chromium('chromium', () => here.chromium),
  { name: 'firefox', kind: 'firefox', launch: () => Firefox.launch(here.firefox) },
];

const wanted = process.env.GOUJI_BROWSERS?.split(',');

// All, or those that GOUJI_BROWSERS names.
export const browsers = wanted ? all.filter(({ name }) => wanted.includes(name)) : all;
