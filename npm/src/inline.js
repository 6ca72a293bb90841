// The module as base64 in the script, undone without asking any address.
import text from 'gouji:wasm';

export function bytes() {
  const packed = atob(text);
  const bytes = new Uint8Array(packed.length);
  for (let index = 0; index < packed.length; index += 1) {
    bytes[index] = packed.charCodeAt(index);
  }
  return bytes;
}
