// <gouji-checker>: the calls as an element, without an interface.

import { summary } from './attach.js';

export function checker(gouji) {
  return class GoujiChecker extends HTMLElement {
    connectedCallback() {
      this.hidden = true;
      this.ready = gouji.init().then(
        () => this.dispatchEvent(new CustomEvent('gouji-ready', { bubbles: true, composed: true })),
        (error) => this.tell('gouji-error', error),
      );
    }

    tell(name, detail) {
      this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
    }

    // Checks a report, beside last year's if it is given; what is wrong with the arguments is thrown and told.
    check(value, previous) {
      const lang = (this.getAttribute('locale') || 'zh').slice(0, 2) === 'en' ? 'en' : 'zh';
      try {
        const result = gouji.check(value, previous === undefined ? { lang } : { lang, previous });
        this.tell('gouji-findings', summary(result));
        return result;
      } catch (error) {
        this.tell('gouji-error', error);
        throw error;
      }
    }
  };
}
