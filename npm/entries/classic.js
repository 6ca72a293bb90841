// A script without modules: it puts `gouji` on the page and starts at once. The module stands in it.
import { make } from '../src/api.js';
import { bytes } from '../src/inline.js';

const gouji = make(bytes);
gouji.init().catch(() => {});
self.gouji = gouji;
