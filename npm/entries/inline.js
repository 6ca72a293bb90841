// The module stands in this file.
import { make } from '../src/api.js';
import { bytes } from '../src/inline.js';

export const { init, ready, check, checkFile, read, convert, rules, editions, form, version, Session, Tables, GoujiError } =
  /* @__PURE__ */ make(bytes);
