// Nothing is used, so nothing may be left.
import 'gouji/slim/inline';
import { version } from 'gouji';

globalThis.kept = typeof Object;
