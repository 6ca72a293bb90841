// One web socket to a browser. The Chrome DevTools Protocol and WebDriver BiDi speak alike on it:
// { id, method, params } goes out; { id, result } or { id, error } comes back; { method, params } comes unasked.

import WebSocket from 'ws';

export class Connection {
  #socket;
  #last = 0;
  #waiting = new Map();
  #listeners = [];

  static async open(address) {
    const socket = new WebSocket(address, { perMessageDeflate: false, maxPayload: 256 * 1024 * 1024 });
    await new Promise((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    return new Connection(socket);
  }

  constructor(socket) {
    this.#socket = socket;
    socket.on('message', (data) => this.#receive(JSON.parse(data)));
    socket.on('close', () => {
      for (const { method, reject } of this.#waiting.values()) {
        reject(new Error(`the browser went away during ${method}`));
      }
      this.#waiting.clear();
    });
    socket.on('error', () => socket.close());
  }

  // Sends a command and waits for its result.
  send(method, params = {}) {
    this.#last += 1;
    const id = this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { method, resolve, reject });
      this.#socket.send(JSON.stringify({ id, method, params }));
    });
  }

  // Calls back at every event of that name.
  on(method, callback) {
    this.#listeners.push({ method, callback });
  }

  close() {
    this.#socket.close();
  }

  #receive({ id, method, params, result, error, message }) {
    if (id === undefined || id === null) {
      for (const listener of this.#listeners) {
        if (listener.method === method) {
          listener.callback(params);
        }
      }
      return;
    }
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error) {
      waiting.reject(new Error(`${waiting.method}: ${message || error.message || error}`));
    } else {
      waiting.resolve(result);
    }
  }
}
