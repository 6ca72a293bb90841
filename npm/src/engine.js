// The plain module in memory: buffers in, blocks out. It knows nothing of what the calls mean.

import { GoujiError } from './error.js';

const FAILED = 1;
const UNDECODED = 2;
// Arguments up to this many bytes go through two buffers that are kept.
const KEPT = 64 * 1024;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

// Bytes that the engine cannot decode by itself.
export class Undecoded {
  constructor(bytes) {
    this.bytes = bytes;
  }
}

export class Engine {
  constructor(instance) {
    this.exports = instance.exports;
    this.memory = instance.exports.memory;
    this.view = new Uint8Array(this.memory.buffer);
    this.kept = [this.alloc(KEPT), this.alloc(KEPT)];
  }

  alloc(size) {
    const address = this.exports.alloc(size) >>> 0;
    if (address === 0) {
      throw new RangeError('no memory');
    }
    return address;
  }

  // Memory moves when it grows.
  bytes() {
    if (this.view.buffer !== this.memory.buffer) {
      this.view = new Uint8Array(this.memory.buffer);
    }
    return this.view;
  }

  // Writes an argument, text or bytes, and gives its address and size.
  put(place, value) {
    const isText = typeof value === 'string';
    const most = isText ? value.length * 3 : value.length;
    const kept = most <= KEPT;
    if (isText && kept && encoder.encodeInto) {
      const { written } = encoder.encodeInto(value, this.bytes().subarray(this.kept[place], this.kept[place] + KEPT));
      return { address: this.kept[place], size: written, kept };
    }
    const bytes = isText ? encoder.encode(value) : value;
    const address = kept ? this.kept[place] : this.alloc(bytes.length);
    this.bytes().set(bytes, address);
    return { address, size: bytes.length, kept };
  }

  drop(argument) {
    if (!argument.kept) {
      this.exports.free(argument.address);
    }
  }

  // A call with some arguments; numbers are passed as they are. `null` for an answer of nothing at all.
  call(name, ...values) {
    let place = 0;
    const given = [];
    const lent = [];
    for (const value of values) {
      if (typeof value === 'number') {
        given.push(value);
      } else {
        const argument = this.put(place, value);
        place += 1;
        lent.push(argument);
        given.push(argument.address, argument.size);
      }
    }
    const answer = this.exports[name](...given) >>> 0;
    lent.forEach((argument) => this.drop(argument));
    return answer === 0 ? null : this.take(answer);
  }

  take(address) {
    const bytes = this.bytes();
    const number = (at) => (bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24)) >>> 0;
    const status = number(address);
    const body = bytes.slice(address + 8, address + 8 + number(address + 4));
    this.exports.free(address);
    if (status === FAILED) {
      const { kind, message, place } = JSON.parse(decoder.decode(body));
      throw new GoujiError(kind, message, place);
    }
    if (status === UNDECODED) {
      throw new Undecoded(body);
    }
    return body;
  }
}

export const text = (bytes) => decoder.decode(bytes);
