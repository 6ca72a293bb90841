// Node: the module stands beside this file and is read.
import { readFile } from 'node:fs/promises';
import { make } from '../src/api.js';

export const { init, ready, check, checkFile, read, convert, rules, editions, form, version, Session, Tables, GoujiError } =
  /* @__PURE__ */ make(() => readFile(new URL(WASM_NAME, import.meta.url)));
