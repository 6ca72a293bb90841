// Starts the WebAssembly that stands in the page. When it cannot start, or stops for good later, shows the rescue
// screen: a stopped program is half way through something and must not run on, but what it saved before is in the
// browser's storage.
(function () {
  'use strict';

  // This kernel has the notice before it already.
  if (!document.getElementById('notice').hidden) {
    return;
  }

  // Everything that the page stores has a key with this beginning.
  const PREFIX = 'gouji.';

  const element = (id) => document.getElementById(id);
  let stopped = false;

  // Reports are JSON objects; what else is kept are settings.
  const isReport = (text) => typeof text === 'string' && text.charAt(0) === '{';

  function inStorage() {
    const entries = [];
    try {
      for (let i = 0; i < localStorage.length; i += 1) {
        const key = localStorage.key(i);
        const text = localStorage.getItem(key);
        if (key.startsWith(PREFIX) && isReport(text)) {
          entries.push([key, text]);
        }
      }
    } catch (refused) {
      // A browser may refuse its storage to a page; then nothing was saved there either.
    }
    return entries;
  }

  // What the program keeps in the database; the names are those of `frontend/src/services/database.rs`.
  function inDatabase() {
    return new Promise((resolve) => {
      const none = () => resolve([]);
      try {
        const opening = indexedDB.open('gouji');
        opening.onerror = none;
        // There is no database yet, and asking must not make an empty one.
        opening.onupgradeneeded = () => opening.transaction.abort();
        opening.onsuccess = () => {
          const database = opening.result;
          if (!database.objectStoreNames.contains('reports')) {
            none();
            return;
          }
          const entries = [];
          const walk = database.transaction('reports').objectStore('reports').openCursor();
          walk.onerror = none;
          walk.onsuccess = () => {
            const cursor = walk.result;
            if (!cursor) {
              resolve(entries);
              return;
            }
            if (isReport(cursor.value)) {
              entries.push([`${PREFIX}report.${cursor.key}`, cursor.value]);
            }
            cursor.continue();
          };
        };
      } catch (refused) {
        none();
      }
    });
  }

  function download(name, text) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    link.download = name;
    document.body.appendChild(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  function show(entries) {
    for (const [key, text] of entries) {
      const entry = document.importNode(element('rescue-entry').content, true);
      entry.querySelector('button').addEventListener('click', () => download(`${key}.json`, text));
      entry.querySelector('li > span').textContent = `${key} (${text.length})`;
      element('rescue-saved').appendChild(entry);
    }
    element('rescue-nothing').hidden = entries.length > 0;
  }

  function rescue(error) {
    if (stopped) {
      return;
    }
    stopped = true;
    element('app').remove();
    inDatabase().then((kept) => show(inStorage().concat(kept).sort()));
    element('rescue-reason').textContent = `${error}\n${navigator.userAgent}`;
    element('rescue-reload').addEventListener('click', () => location.reload());
    element('rescue').hidden = false;
    element('rescue-reload').focus();
  }

  // What the program exports, watched: an error that comes out of it ends it, and after that it is not entered again.
  // The window's error events would not do: before version 93 Chromium keeps the errors of WebAssembly from pages on the
  // disk, and those in promises altogether.
  window.gouji_watched = (exports) => {
    const watched = {};
    for (const [name, value] of Object.entries(exports)) {
      watched[name] = typeof value === 'function' ? watch(value) : value;
    }
    return watched;
  };

  function watch(run) {
    return (...values) => {
      if (stopped) {
        return undefined;
      }
      try {
        return run(...values);
      } catch (error) {
        rescue(error);
        throw error;
      }
    };
  }

  function start() {
    const program = element('program');
    if (program) {
      Promise.resolve(program.textContent)
        .then(gouji_unpacked)
        .then((bytes) => gouji_program({ module_or_path: bytes }))
        .catch(rescue);
    }
  }

  // The skeleton is painted first. A tab in the background paints nothing and must start all the same.
  let started = false;
  const once = () => {
    if (!started) {
      started = true;
      start();
    }
  };
  requestAnimationFrame(() => setTimeout(once, 0));
  setTimeout(once, 200);
})();
