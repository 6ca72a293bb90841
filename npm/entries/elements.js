// The elements and `attach`, over any of the other entries: defineElements(gouji), attacher(gouji).
export { attacher, connect, defineElements, serve } from '../src/elements/define.js';
