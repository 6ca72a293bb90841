// Where things are: the page under test, and the folder for everything that can be made again.

import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

export const target = process.env.CARGO_TARGET_DIR ? resolve(root, process.env.CARGO_TARGET_DIR) : resolve(root, 'target');

export const pageUnderTest = pathToFileURL(process.env.GOUJI_PAGE ?? resolve(root, 'dist/gouji.html')).href;

// The address of a file beside the tests.
export function fixture(name) {
  return new URL(`../fixtures/${name}`, import.meta.url).href;
}
