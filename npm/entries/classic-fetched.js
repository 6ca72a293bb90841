// A script without modules: it puts `gouji` and its elements on the page and starts at once. The module stands beside it.
import { make } from '../src/api.js';
import { attacher, connect, defineElements, serve } from '../src/elements/define.js';

const { src } = document.currentScript;
const gouji = make(() => fetch(new URL(WASM_NAME, src)));
Object.assign(gouji, { attach: attacher(gouji), connect, serve });
gouji.init().catch(() => {});
// A worker has no elements.
if (self.customElements) {
  defineElements(gouji);
}
self.gouji = gouji;
