// The check or the editor in a frame of its own, for portals whose policy forbids WebAssembly: messages in, messages out.
// Shapes: docs/schema/frame-1.json.

import { GoujiError } from '../error.js';

const TYPES = ['load', 'get', 'check', 'export', 'focus', 'theme'];

// In the frame: answers the page around it, if it is one of `origins` and knows the nonce.
export function serve(editor, { origins, nonce }) {
  const allowed = (event) => event.source === window.parent && event.source !== window
    && (origins.includes(event.origin) || origins.includes('*')) && event.data && event.data.gouji === 1 && event.data.nonce === nonce;
  let host = null;
  const post = (message) => host && host.source.postMessage({ gouji: 1, nonce, ...message }, host.origin === 'null' ? '*' : host.origin);

  const act = {
    load: ({ value, previous }) => { editor.previous = previous; editor.value = value; return editor.check().summary; },
    get: () => editor.value,
    check: () => editor.check().summary,
    export: async ({ format }) => ({ format, bytes: await bytes(editor.exportAs(format)) }),
    focus: ({ cell }) => editor.focusCell(cell),
    theme: ({ variables, size }) => {
      Object.keys(variables || {}).filter((name) => /^--gouji-[a-z-]+$/.test(name)).forEach((name) => editor.style.setProperty(name, variables[name]));
      editor.setAttribute('size', size === 'large' ? 'large' : 'normal');
      return true;
    },
  };

  async function receive(event) {
    if (!allowed(event)) {
      return;
    }
    host = { source: event.source, origin: event.origin };
    const { id, type } = event.data;
    try {
      await editor.ready;
      if (type === 'hello') {
        post({ id, type: 'ready' });
        post({ type: 'height', height: document.documentElement.scrollHeight });
        return;
      }
      if (!TYPES.includes(type)) {
        throw new GoujiError('type', `${String(type).slice(0, 20)} ?`, 'type');
      }
      post({ id, type: 'result', result: await act[type](event.data) });
    } catch (error) {
      post({ id, type: 'result', error: { kind: error.kind || 'stopped', message: error.message, place: error.place } });
    }
  }

  window.addEventListener('message', receive);
  editor.addEventListener('gouji-change', ({ detail }) => post({ type: 'change', value: detail.value }));
  editor.addEventListener('gouji-findings', ({ detail }) => post({ type: 'findings', ...detail }));
  return () => window.removeEventListener('message', receive);
}

async function bytes(blob) {
  return new Uint8Array(await new Response(blob).arrayBuffer());
}

// In the portal: speaks with a frame. `origin` is the frame's, `'null'` for one from a file or a sandbox.
export function connect(frame, { origin, nonce, onchange, onfindings, onheight }) {
  const waiting = new Map();
  let last = 0;
  const hear = { change: onchange, findings: onfindings, height: onheight };

  function receive(event) {
    const message = event.data;
    if (event.source !== frame.contentWindow || event.origin !== origin || !message || message.gouji !== 1 || message.nonce !== nonce) {
      return;
    }
    const answer = waiting.get(message.id);
    if (answer) {
      waiting.delete(message.id);
      message.error ? answer.reject(new GoujiError(message.error.kind, message.error.message, message.error.place)) : answer.resolve(message.result);
    } else if (hear[message.type]) {
      hear[message.type](message);
    }
  }

  function send(type, more) {
    last += 1;
    const id = last;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      frame.contentWindow.postMessage({ gouji: 1, id, nonce, type, ...more }, origin === 'null' ? '*' : origin);
    });
  }

  // The frame may not have come up yet: it is greeted until it answers.
  const ready = new Promise((resolve) => {
    const greet = setInterval(() => send('hello').then(() => { clearInterval(greet); resolve(); }), 100);
  });

  window.addEventListener('message', receive);
  return {
    ready,
    load: (value, previous) => send('load', { value, previous }),
    get: () => send('get'),
    check: () => send('check'),
    export: (format) => send('export', { format }),
    focus: (cell) => send('focus', { cell }),
    theme: (variables, size) => send('theme', { variables, size }),
    close: () => window.removeEventListener('message', receive),
  };
}
