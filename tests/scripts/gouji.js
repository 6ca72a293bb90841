// The package that `cargo xtask npm` builds.

import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
export const target = resolve(root, process.env.CARGO_TARGET_DIR ?? 'target');
export const folder = resolve(target, 'npm/gouji');

// One of its scripts, started.
export async function started(name) {
  const gouji = await import(pathToFileURL(resolve(folder, name)));
  await gouji.init();
  return gouji;
}

export const gouji = await started('node.js');

// The command, built with it, and the reports that both are given.
export const command = resolve(target, 'debug/gouji');
export const reports = resolve(root, 'tests/reports');
