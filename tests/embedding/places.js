// Where things are, and the package as a program gets it: packed by npm, installed from the tarball.

import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const here = fileURLToPath(new URL('.', import.meta.url));
export const root = resolve(here, '../..');
export const target = resolve(root, process.env.CARGO_TARGET_DIR ?? 'target');
export const built = resolve(target, 'npm/gouji');
export const modules = resolve(target, 'wasm');
export const reports = resolve(root, 'tests/reports');
export const schemas = resolve(root, 'docs/schema');

// Runs a program to its end; what it prints.
export function run(program, words, { cwd = root, statuses = [0], ...options } = {}) {
  const ended = spawnSync(program, words, { cwd, encoding: 'utf8', maxBuffer: 1 << 28, ...options });
  if (ended.error || !statuses.includes(ended.status)) {
    throw new Error(`${program} ${words.join(' ')}\n${ended.error ?? ''}${ended.stdout}${ended.stderr}`);
  }
  return ended.stdout;
}

// What the command prints.
export const command = (...words) => run(resolve(target, 'debug/gouji'), words, { cwd: reports, statuses: [0, 1, 2] });

// A folder of a program that has the package installed, and TypeScript and the bundlers beside it.
export function installed() {
  const folder = resolve(target, 'embedding/program');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(resolve(folder, 'node_modules'), { recursive: true });
  const [{ filename }] = JSON.parse(run('npm', ['pack', '--json', '--pack-destination', folder], { cwd: built }));
  run('tar', ['-xzf', filename], { cwd: folder });
  cpSync(resolve(folder, 'package'), resolve(folder, 'node_modules/gouji'), { recursive: true });
  for (const name of ['typescript', 'vite', 'webpack']) {
    symlinkSync(resolve(here, 'node_modules', name), resolve(folder, 'node_modules', name));
  }
  cpSync(resolve(here, 'program'), folder, { recursive: true });
  return folder;
}

export const files = (folder) => readdirSync(folder).sort();
