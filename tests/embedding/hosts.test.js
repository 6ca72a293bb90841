// gouji.wasm in other hosts: Python and Java with wasmtime, and Node with nothing of ours around it. The same bytes as the command.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { before, test } from 'node:test';
import { command, files, here, modules, reports, run, target } from './places.js';

const WASMTIME = 'wasmtime==50.0.1';
const wasm = resolve(modules, 'gouji.wasm');
const python = resolve(target, 'wasmtime-venv/bin/python');

// The first run puts wasmtime into a folder below the target folder.
before(() => {
  const loads = () => existsSync(python) && run(python, ['-c', 'import wasmtime; print("yes")'], { statuses: [0, 1] }).includes('yes');
  if (!loads()) {
    run('python3', ['-m', 'venv', resolve(target, 'wasmtime-venv')]);
    run(python, ['-m', 'pip', 'install', '--quiet', WASMTIME]);
  }
});

const inPython = (call, name, options = {}) => run(python, [resolve(here, 'host.py'), wasm, call, resolve(reports, name), name, JSON.stringify(options)], { statuses: [0] });

// Node, by hand.
class Bare {
  constructor() {
    const module = new WebAssembly.Module(readFileSync(wasm));
    assert.deepEqual(WebAssembly.Module.imports(module), []);
    this.exports = new WebAssembly.Instance(module).exports;
  }

  memory = () => new Uint8Array(this.exports.memory.buffer);

  call(name, ...values) {
    const { alloc, free } = this.exports;
    const words = values.flatMap((value) => {
      const address = alloc(value.length);
      this.memory().set(value, address);
      return [address, value.length];
    });
    const answer = this.exports[name](...words);
    const view = new DataView(this.exports.memory.buffer);
    const status = view.getUint32(answer, true);
    const text = Buffer.from(this.memory().slice(answer + 8, answer + 8 + view.getUint32(answer + 4, true))).toString();
    words.filter((_, index) => index % 2 === 0).forEach((address) => free(address));
    free(answer);
    return { status, text };
  }
}

const bytes = (value) => new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));

for (const name of files(reports)) {
  test(`Python: ${name}`, () => {
    assert.equal(inPython('check', name), command('check', name, '--format', 'json'));
    assert.equal(inPython('read', name, { lang: 'en' }), command('read', name, '--format', 'json', '--lang', 'en'));
  });
}

test('Python: the catalogue, and last year’s report', () => {
  assert.equal(inPython('rules', 'city_2023.json', { lang: 'en' }), command('rules', '--format', 'json', '--lang', 'en'));
  const previous = JSON.parse(readFileSync(resolve(reports, 'city_2023_hygiene.json'), 'utf8'));
  assert.equal(inPython('check', 'city_2023.json', { previous }), command('check', 'city_2023.json', '--previous', 'city_2023_hygiene.json', '--format', 'json'));
});

// The library of wasmtime that came with Python's package; JNA is how Java calls it.
const JNA = process.env.GOUJI_JNA ?? '/usr/share/java/jna.jar';
const native = 'import pathlib, wasmtime; print(next(pathlib.Path(wasmtime.__file__).parent.rglob("_libwasmtime.*")))';
const inJava = (...words) => run('java', ['-cp', JNA, resolve(here, 'Host.java'), run(python, ['-c', native]).trim(), wasm, ...words], { statuses: [0] });

test('Java', { timeout: 120_000 }, () => {
  for (const [call, name] of [['check', 'city_2023_digits_swapped.json'], ['read', 'city_2023_gb18030.txt']]) {
    assert.equal(inJava(call, resolve(reports, name), name), command(call, name, '--format', 'json'));
  }
  assert.equal(inJava('rules'), command('rules', '--format', 'json'));
});

test('Node without our scripts', () => {
  const host = new Bare();
  for (const name of files(reports).filter((file) => !file.includes('gb18030'))) {
    const { status, text } = host.call('check', readFileSync(resolve(reports, name)), bytes({ source: name }));
    assert.equal(status, 0);
    assert.equal(text, command('check', name, '--format', 'json'));
  }
  assert.equal(host.exports.abi(), 1);
});

test('what a host does wrong is answered, and leaves the module as it was', () => {
  const host = new Bare();
  const fresh = host.memory().length;
  const failed = (...words) => {
    const { status, text } = host.call(...words);
    assert.equal(status, 1);
    return JSON.parse(text).kind;
  };
  const none = bytes('');
  assert.equal(failed('check_report', bytes('{'), none), 'report');
  assert.equal(failed('check_report', new Uint8Array([255, 254, 255]), none), 'argument');
  assert.equal(failed('check_report', bytes({ edition: '2021' }), bytes('not JSON')), 'options');
  assert.equal(failed('check_report', bytes({ edition: '2021' }), bytes({ lang: 'fr' })), 'options');
  assert.equal(failed('convert', bytes({ edition: '2021' }), bytes({ to: 'papyrus' })), 'format');
  assert.equal(failed('read', bytes('\u0000\u0001\u0002'), none), 'read');
  const { exports } = host;
  for (const [name, words] of [['check', [12345, 10, 0, 0]], ['check_report', [0, 10, 0, 0]], ['session_set', [7, 99, 3]], ['session_check', [1000]], ['tables_check', [55, 1, 1]]]) {
    const answer = exports[name](...words);
    assert.equal(new DataView(exports.memory.buffer).getUint32(answer, true), 1, name);
    exports.free(answer);
  }
  exports.free(3);
  exports.session_close(12);
  assert.equal(exports.session_broken(12), 0);
  assert.equal(exports.alloc(0xffffffff), 0);
  // Nothing is kept: a thousand calls need no more room than one.
  const deep = `${'['.repeat(100_000)}`;
  for (let count = 0; count < 1000; count += 1) {
    host.call('check_report', bytes(count % 10 === 0 ? deep : { edition: '2021' }), none);
  }
  assert.ok(host.memory().length <= fresh + 16 * 65536, `${host.memory().length} of ${fresh}`);
});
