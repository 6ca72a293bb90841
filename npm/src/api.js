// The calls of the package over an engine that is started once. Each entry of the package makes one of these.

import { Engine, Undecoded, text } from './engine.js';
import { GoujiError, fault } from './error.js';

const MOST = 50_000_000;
const OPTIONS = ['lang', 'previous', 'settings', 'source', 'edition'];

// `load` gives the module as bytes, a Response or a compiled module, or a promise of one of them.
export function make(load) {
  let engine = null;
  let starting = null;
  let compiled = null;

  function init(source) {
    if (!starting) {
      starting = start(source).catch((problem) => {
        starting = null;
        throw problem instanceof GoujiError ? problem : fault('start', 'start', 'zh', undefined, String(problem && problem.message));
      });
    }
    return starting;
  }

  async function start(source) {
    compiled = compiled || (await compile(source === undefined ? load() : source));
    engine = new Engine(await WebAssembly.instantiate(compiled, {}));
  }

  // A trap leaves the module in an unknown state: a new instance takes over, sessions open again.
  function restart() {
    engine = null;
    starting = null;
    init().catch(() => {});
  }

  function call(lang, name, ...values) {
    if (!engine) {
      throw fault('not_ready', 'not_ready', lang);
    }
    if (!engine.exports[name]) {
      throw fault('missing', 'missing', lang, name);
    }
    try {
      return engine.call(name, ...values);
    } catch (problem) {
      if (problem instanceof GoujiError || problem instanceof Undecoded) {
        throw problem;
      }
      restart();
      throw fault('stopped', 'stopped', lang);
    }
  }

  const parsed = (bytes) => JSON.parse(text(bytes));

  // A call about a file: what the engine cannot decode by itself is decoded here, and asked again.
  function withFile(name, bytes, options) {
    const lang = options && options.lang;
    const file = fileBytes(bytes, lang);
    const decoded = [];
    for (;;) {
      try {
        return call(lang, name, file, written(options, { decoded }));
      } catch (problem) {
        if (!(problem instanceof Undecoded)) {
          throw problem;
        }
        decoded.push(gb18030(problem.bytes));
      }
    }
  }

  const named = (options, name) => (name === undefined || name === null ? options : { ...options, source: String(name) });

  class Session {
    constructor(report, options) {
      this.lang = options && options.lang;
      this.number = parsed(call(this.lang, 'session_open', reportText(report, this.lang), written(options)));
      this.engine = engine;
    }

    ask(name, ...values) {
      if (this.engine === null || this.engine !== engine) {
        throw fault('session', 'session', this.lang);
      }
      return parsed(call(this.lang, name, this.number, ...values));
    }

    set(cell, value) {
      return this.setMany({ [cell]: value });
    }

    setMany(cells) {
      return this.ask('session_set', JSON.stringify(Object.keys(cells).map((key) => [key, cellText(cells[key], key, this.lang)])));
    }

    undo() {
      return this.ask('session_undo');
    }

    check() {
      return this.ask('session_check');
    }

    report() {
      return this.ask('session_report');
    }

    broken() {
      if (this.engine === null || this.engine !== engine) {
        throw fault('session', 'session', this.lang);
      }
      return engine.exports.session_broken(this.number) >>> 0;
    }

    free() {
      if (this.engine !== null && this.engine === engine) {
        engine.exports.session_close(this.number);
      }
      this.engine = null;
    }
  }

  class Tables {
    constructor(options) {
      this.options = options;
      this.lang = options && options.lang;
      this.open();
    }

    open() {
      const { number, edition, cells } = parsed(call(this.lang, 'tables_open', written(this.options)));
      this.engine = engine;
      this.number = number;
      this.edition = edition;
      this.cells = cells;
    }

    check(values) {
      const texts = cellTexts(values, this.cells, this.lang);
      if (this.engine !== engine) {
        this.open();
      }
      const found = call(this.lang, 'tables_check', this.number, texts);
      return found === null ? [] : parsed(found);
    }
  }

  return {
    init,
    GoujiError,
    Session,
    Tables,
    ready: () => engine !== null,
    check: (report, options) => parsed(call(options && options.lang, 'check_report', reportText(report, options && options.lang), written(options))),
    checkFile: (bytes, name, options) => parsed(withFile('check', bytes, named(options, name))),
    read: (bytes, name, options) => parsed(withFile('read', bytes, named(options, name))),
    convert: (report, to, options) => call(options && options.lang, 'convert', reportText(report, options && options.lang), written(options, { to: String(to) })),
    rules: (lang) => parsed(call(lang, 'rules', written({ lang }))),
    form: (options) => parsed(call(options && options.lang, 'form', written(options))),
    editions: (lang) => parsed(call(lang, 'editions', written({ lang }))),
    version: () => parsed(call('zh', 'version', written())),
  };
}

async function compile(source) {
  const given = await source;
  if (given instanceof WebAssembly.Module) {
    return given;
  }
  if (typeof given === 'string' || (typeof URL === 'function' && given instanceof URL)) {
    return compile(fetch(given));
  }
  if (!given || !given.arrayBuffer) {
    return WebAssembly.compile(given);
  }
  // A Response is compiled while it arrives; browsers refuse that for one of another kind.
  const kind = (given.headers && given.headers.get('content-type')) || '';
  const streams = WebAssembly.compileStreaming && /^application\/wasm\b/i.test(kind);
  return streams ? WebAssembly.compileStreaming(given) : WebAssembly.compile(await given.arrayBuffer());
}

// Options as JSON for the engine.
function written(options, more) {
  if (options !== undefined && options !== null && (typeof options !== 'object' || Array.isArray(options))) {
    throw fault('options', 'options', 'zh');
  }
  const given = { indent: false, ...more };
  for (const name of Object.keys(options || {})) {
    const value = options[name];
    if (value === undefined || value === null) {
      continue;
    }
    if (!OPTIONS.includes(name)) {
      throw fault('options', 'options', options.lang, name);
    }
    if (name === 'previous') {
      // As text: what is wrong with it is then said with its line and column.
      given.previous = reportText(value, options.lang, 'previous');
    } else if (typeof value === 'string') {
      given[name] = value;
    } else {
      throw fault('options', 'text', options.lang, name);
    }
  }
  return JSON.stringify(given);
}

function reportText(report, lang, place) {
  let json = report;
  if (typeof report === 'object' && report !== null && !Array.isArray(report)) {
    try {
      json = JSON.stringify(report);
    } catch (problem) {
      throw fault('type', 'report', lang, place);
    }
  }
  if (typeof json !== 'string') {
    throw fault('type', 'report', lang, place);
  }
  if (json.length > MOST) {
    throw fault('size', 'size', lang, place);
  }
  return json;
}

function fileBytes(bytes, lang) {
  const array = bytes instanceof ArrayBuffer ? new Uint8Array(bytes) : bytes;
  if (!(array instanceof Uint8Array)) {
    throw fault('type', 'bytes', lang);
  }
  if (array.length > MOST) {
    throw fault('size', 'size', lang);
  }
  return array;
}

function cellText(value, key, lang) {
  if (value === null || value === undefined) {
    return '';
  }
  if (typeof value !== 'string' && typeof value !== 'number') {
    throw fault('type', 'text', lang, key);
  }
  return String(value);
}

// The texts of all cells in their order, as the engine takes them.
function cellTexts(values, cells, lang) {
  if (Array.isArray(values) || (ArrayBuffer.isView(values) && typeof values.join === 'function')) {
    return values.join('\u001f');
  }
  if (typeof values !== 'object' || values === null) {
    throw fault('type', 'values', lang);
  }
  return cells.map((key) => cellText(values[key], key, lang)).join('\u001f');
}

function gb18030(bytes) {
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  } catch (problem) {
    return null;
  }
}
