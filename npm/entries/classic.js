// A script without modules: it puts `gouji` and its elements on the page and starts at once. The module stands in it.
import { make } from '../src/api.js';
import { attacher, connect, defineElements, serve } from '../src/elements/define.js';
import { bytes } from '../src/inline.js';

const gouji = make(bytes);
Object.assign(gouji, { attach: attacher(gouji), connect, serve });
gouji.init().catch(() => {});
// A worker has no elements.
if (self.customElements) {
  defineElements(gouji);
}
self.gouji = gouji;
