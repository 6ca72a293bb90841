// The module stands beside this file and is fetched.
import { make } from '../src/api.js';

export const { init, ready, check, checkFile, read, convert, rules, editions, form, version, Session, Tables, GoujiError } =
  /* @__PURE__ */ make(() => fetch(new URL(WASM_NAME, import.meta.url)));
