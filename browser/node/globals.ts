/** Node's globals, for packages and for cells. */
import { Buffer } from 'buffer';
import './perf_hooks';
import { process } from './process';
import * as timers from './timers';

Object.assign(globalThis, { Buffer, global: globalThis, process, ...timers });
// Where the page is not isolated, nothing can be shared with other workers: memory of the worker's own takes its place.
if (!('SharedArrayBuffer' in globalThis)) Object.assign(globalThis, { SharedArrayBuffer: ArrayBuffer });
