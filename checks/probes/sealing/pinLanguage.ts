import { createRequire } from 'node:module';
import { pin } from './pin';

const load = createRequire(__filename);
// what callAnswer relies on; an `import *` would be a copy
const modules = ['node:vm', 'node:util', 'node:perf_hooks', 'node:crypto', 'node:module'].map(
  (name) => load(name) as object,
);
const generator = Object.getPrototypeOf(function* () {}).prototype;
const iterators = [[], new Map(), new Set(), ''].map((one) => Object.getPrototypeOf(one[Symbol.iterator]()));
const GLOBALS = [
  ...[
    'Object',
    'Function',
    'Array',
    'String',
    'Number',
    'Boolean',
    'Symbol',
    'BigInt',
    'RegExp',
    'Date',
    'Promise',
    'Proxy',
  ],
  ...['Map', 'Set', 'WeakMap', 'WeakSet', 'ArrayBuffer', 'SharedArrayBuffer', 'DataView', 'Int32Array', 'Uint8Array'],
  ...['Float32Array', 'Float64Array', 'Error', 'TypeError', 'RangeError', 'JSON', 'Math', 'Reflect', 'Atomics'],
  ...['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval', 'performance', 'process', 'globalThis'],
];

/**
 * Makes what the language brings final: the methods of arrays, maps, promises and so on, and their names. Nothing can be added to
 * the prototypes that every value has, such as a `toJSON` that JSON.stringify would call.
 */
export function pinLanguage(): void {
  for (const name of GLOBALS) {
    const value: unknown = Reflect.get(globalThis, name);
    if (value instanceof Object) pin(value);
    const prototype: unknown = typeof value === 'function' ? value.prototype : undefined;
    if (prototype instanceof Object && prototype !== Object.prototype) pin(prototype, true);
    Reflect.defineProperty(globalThis, name, { value, writable: false, configurable: false, enumerable: false });
  }
  for (const one of [
    Object.getPrototypeOf(Uint8Array.prototype),
    generator,
    ...iterators,
    ...modules,
    load('node:crypto').Hmac.prototype,
  ])
    pin(one);
  for (const { prototype } of [Object, Array, String, Number, Boolean]) Object.preventExtensions(prototype);
}
