// The module that `cargo xtask wasm` builds.

import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const target = resolve(root, process.env.CARGO_TARGET_DIR ?? 'target');

export const gouji = createRequire(import.meta.url)(resolve(target, 'wasm-node'));

// The command, built with it, and the reports that both are given.
export const command = resolve(target, 'debug/gouji');
export const reports = resolve(root, 'tests/reports');
