// The page under test with something changed in its file.

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { pageUnderTest, target } from './places.js';

// Writes the changed page below the target folder and gives its address. `change` takes and gives the file's text.
export async function variant(name, change) {
  const text = await readFile(fileURLToPath(pageUnderTest), 'utf8');
  const changed = change(text);
  if (changed === text) {
    throw new Error(`the variant ${name} is the page itself`);
  }
  const folder = join(target, 'browser-variants');
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${name}.html`);
  await writeFile(file, changed);
  return pathToFileURL(file).href;
}
