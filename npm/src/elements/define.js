// Puts the elements on the page.

import { attacher } from './attach.js';
import { checker } from './checker.js';
import { editor } from './editor.js';
import { connect, serve } from './frame.js';

// Defines <gouji-checker> and <gouji-editor> over an engine; a second time is no harm.
export function defineElements(gouji) {
  for (const [name, make] of [['gouji-checker', checker], ['gouji-editor', editor]]) {
    if (!customElements.get(name)) {
      customElements.define(name, make(gouji));
    }
  }
}

export { attacher, connect, serve };
