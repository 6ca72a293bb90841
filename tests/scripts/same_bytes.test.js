// The command and the WebAssembly give the same bytes for the same input.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { command, gouji, reports } from './gouji.js';

const files = readdirSync(reports).sort();
const bytes = (name) => new Uint8Array(readFileSync(resolve(reports, name)));
const printed = (value) => `${JSON.stringify(value, null, 2)}\n`;

function native(...args) {
  const run = spawnSync(command, args, { cwd: reports, encoding: 'utf8' });
  assert.ok([0, 1, 2].includes(run.status), run.stderr);
  return run.stdout;
}

test('there are reports to compare', () => {
  assert.ok(files.length >= 3, String(files));
});

for (const lang of ['zh', 'en']) {
  for (const name of files) {
    test(`check ${name} (${lang})`, () => {
      assert.equal(printed(gouji.checkFile(bytes(name), name, { lang })), native('check', name, '--format', 'json', '--lang', lang));
    });

    test(`read ${name} (${lang})`, () => {
      assert.equal(printed(gouji.read(bytes(name), name, { lang })), native('read', name, '--format', 'json', '--lang', lang));
    });
  }

  test(`rules (${lang})`, () => {
    assert.equal(printed(gouji.rules(lang)), native('rules', '--format', 'json', '--lang', lang));
  });
}

test('convert to JSON', () => {
  for (const name of files.filter((file) => file.endsWith('.json'))) {
    const text = new TextDecoder().decode(gouji.convert(readFileSync(resolve(reports, name), 'utf8'), 'json'));
    assert.equal(text, native('convert', name, '--to', 'json'));
  }
});
