// The portal's side of a frame, without the engine: for pages whose policy forbids WebAssembly.
import { connect } from '../src/elements/frame.js';

self.goujiFrame = { connect };
