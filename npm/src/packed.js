// The module packed in the script, for one that has to be short.
import { gunzipSync } from 'fflate';
import { bytes } from './inline.js';

export const unpacked = () => gunzipSync(bytes());
