// Unpacks the WebAssembly that stands in the page: gzip as base64. Browsers before version 80 have nothing of their own
// for that, and one way for all is one way to test. A worker has no window.
import { gunzipSync } from 'fflate';

function decode(base64) {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i += 1) {
    bytes[i] = binary.charCodeAt(i);
  }
  return bytes;
}

self.gouji_unpacked = (text) => gunzipSync(decode(text));
