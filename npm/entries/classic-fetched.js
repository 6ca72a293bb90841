// A script without modules: it puts `gouji` on the page and starts at once. The module stands beside it.
import { make } from '../src/api.js';

const { src } = document.currentScript;
const gouji = make(() => fetch(new URL(WASM_NAME, src)));
gouji.init().catch(() => {});
self.gouji = gouji;
