// Whether a screen looks as it did when somebody last looked at it and found it good.

import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { target } from './places.js';

const ACCEPTED = new URL('../looks/', import.meta.url);
// Points that differ by more than the edge of a letter does between two versions of a browser, out of a thousand.
const ALLOWED = 20;

// Compares what is on the screen with the picture `looks/NAME.png`. With GOUJI_LOOKS=accept the picture is made anew: look at it
// before it is committed.
export async function looksAsBefore(page, name) {
  const shown = await page.shot();
  const accepted = new URL(`${name}.png`, ACCEPTED);
  if (process.env.GOUJI_LOOKS === 'accept') {
    await mkdir(ACCEPTED, { recursive: true });
    await writeFile(accepted, shown);
    return;
  }
  const [before, now] = [PNG.sync.read(await readFile(accepted)), PNG.sync.read(shown)];
  assert.deepEqual([now.width, now.height], [before.width, before.height], 'the picture has another size');
  const difference = new PNG({ width: now.width, height: now.height });
  const points = pixelmatch(before.data, now.data, difference.data, now.width, now.height, { threshold: 0.2 });
  const share = (1000 * points) / (now.width * now.height);
  if (share > ALLOWED) {
    const folder = join(target, 'browser-pictures');
    await mkdir(folder, { recursive: true });
    const file = join(folder, `${page.browser}-differs-${name}.png`);
    await writeFile(file, PNG.sync.write(difference));
    assert.fail(`${name}: ${share.toFixed(1)} of 1000 points look different\n  what differs, in red: ${file}`);
  }
}
