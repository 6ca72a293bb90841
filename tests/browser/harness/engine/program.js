// A browser as a program: started with a folder of its own, found by the address that it prints or answers at, ended with its folder.

import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const START_LIMIT = 60_000;
const PAUSE = 50;

// Browsers that are still there when the tests end early go with them.
const running = new Set();
process.on('exit', () => running.forEach(kill));
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => process.exit(1));
}

// Starts a browser. `words(folder)` gives its arguments; `files` are put into its folder first; `settings` are added to the
// environment. Its address is what `announces` finds in the lines that it prints, or what `answers()` gives once it does.
export async function start(executable, { words, files = {}, settings = {}, announces, answers }) {
  const folder = await mkdtemp(join(tmpdir(), 'gouji-browser-'));
  for (const [name, text] of Object.entries(files)) {
    await writeFile(join(folder, name), text);
  }
  const child = spawn(executable, words(folder), {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, HOME: folder, XDG_CONFIG_HOME: folder, XDG_CACHE_HOME: folder, ...settings },
    detached: true,
  });
  running.add(child);
  try {
    return { address: await announced(child, announces, answers), stop: () => stop(child, folder) };
  } catch (error) {
    await stop(child, folder);
    throw error;
  }
}

// The address at which the browser can be spoken to.
function announced(child, pattern, answers) {
  return new Promise((resolve, reject) => {
    let said = '';
    let asking = null;
    const limit = setTimeout(() => settle(reject, new Error(`the browser did not start:\n${said}`)), START_LIMIT);
    const settle = (how, what) => {
      clearTimeout(limit);
      clearInterval(asking);
      how(what);
    };
    child.stderr.setEncoding('utf8');
    child.stderr.on('data', (text) => {
      said = (said + text).slice(-20_000);
      const found = pattern?.exec(said);
      if (found) {
        settle(resolve, found[1]);
      }
    });
    if (answers) {
      asking = setInterval(async () => {
        const address = await answers();
        if (address) {
          settle(resolve, address);
        }
      }, PAUSE);
    }
    child.once('error', (error) => settle(reject, error));
    child.once('exit', (status) => settle(reject, new Error(`the browser ended with status ${status}:\n${said}`)));
  });
}

// Ends the browser and the processes that it started, and takes its folder away.
async function stop(child, folder) {
  if (child.exitCode === null && child.signalCode === null && child.pid) {
    const ended = new Promise((resolve) => {
      child.once('exit', resolve);
    });
    kill(child);
    await ended;
  }
  running.delete(child);
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

// The browser was started as the head of a group of processes: all of them go.
function kill(child) {
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}
