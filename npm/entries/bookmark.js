// A bookmark: the page that is open is checked where it stands; called a second time, it is left as it was.
import { make } from '../src/api.js';
import { attacher } from '../src/elements/attach.js';
import { unpacked } from '../src/packed.js';

if (self.goujiBookmark) {
  self.goujiBookmark.detach();
  self.goujiBookmark = null;
} else {
  const gouji = make(unpacked);
  gouji.init().then(() => {
    self.goujiBookmark = attacher(gouji)(document);
  }).catch((problem) => alert(problem.message));
}
