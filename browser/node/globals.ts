/** Node's globals, for packages and for cells. */
import { Buffer } from 'buffer';
import { process } from './process';

const { setTimeout, clearTimeout } = globalThis;

Object.assign(globalThis, {
  Buffer,
  global: globalThis,
  process,
  setImmediate: (work: (...args: unknown[]) => void, ...args: unknown[]) => setTimeout(work, 0, ...args),
  clearImmediate: clearTimeout,
});
// Where the page is not isolated, nothing can be shared with other workers: memory of the worker's own takes its place.
if (!('SharedArrayBuffer' in globalThis)) Object.assign(globalThis, { SharedArrayBuffer: ArrayBuffer });
