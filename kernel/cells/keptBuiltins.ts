/**
 * The builtins that the kernel itself needs. The reader's code runs in the kernel's realm: with an `Array.prototype.map` or a `toJSON` of
 * its own, TypeScript compiles nothing and no message can be sent. So what a cell has replaced is put back when the cell ends. What it
 * has added stays, apart from what the language reads from any object. Clocks, random numbers and the settings of stack traces are the
 * reader's: `Date`, `Date.now`, `Math.random`, `Error.prepareStackTrace`.
 */
const { defineProperty, deleteProperty, getOwnPropertyDescriptor, getPrototypeOf, ownKeys, setPrototypeOf } = Reflect;

/** Globals whose functions are kept, and those of their prototypes. */
const WHOLE = `Array ArrayBuffer Atomics BigInt BigInt64Array BigUint64Array Boolean Buffer DataView FinalizationRegistry Float32Array
  Float64Array Function Int8Array Int16Array Int32Array Intl Iterator JSON Map Math Number Object Promise Proxy Reflect RegExp Set
  SharedArrayBuffer String Symbol TextDecoder TextEncoder Uint8Array Uint8ClampedArray Uint16Array Uint32Array URL WeakMap WeakRef
  WeakSet WebAssembly decodeURI decodeURIComponent encodeURI encodeURIComponent escape eval isFinite isNaN parseFloat parseInt unescape`;
/** The same, of a page's worker: what messages and ■ come through. */
const OF_WORKERS = 'MessageChannel MessagePort XMLHttpRequest XMLHttpRequestEventTarget postMessage';
/** Globals of which only the functions of their prototypes are kept. */
const PROTOTYPES = 'AggregateError Date Error EvalError RangeError ReferenceError SyntaxError TypeError URIError';
/** What the language reads from any object: as the description of a property, as a promise, as JSON, as a primitive value. */
const READ_FROM_ALL = [
  ...['get', 'set', 'value', 'writable', 'enumerable', 'configurable', 'then', 'toJSON'],
  ...[Symbol.iterator, Symbol.asyncIterator, Symbol.toPrimitive, Symbol.toStringTag, Symbol.isConcatSpreadable],
];

interface Kept {
  name: string;
  owner: object;
  key: PropertyKey;
  /** Undefined if there is no such property. */
  was: PropertyDescriptor | undefined;
}
const kept: Kept[] = [];

function keep(name: string, owner: object, key: PropertyKey): void {
  const was = getOwnPropertyDescriptor(owner, key);
  if (was) setPrototypeOf(was, null); // otherwise a `get` of Object.prototype counts as its own
  kept.push({ name, owner, key, was });
}

function keepFunctions(name: string, owner: object): void {
  for (const key of ownKeys(owner)) {
    const { value, get, writable, configurable } = getOwnPropertyDescriptor(owner, key) ?? {};
    if ((typeof value !== 'function' && !get) || !(writable || configurable) || value === Math.random) continue;
    keep(typeof key === 'symbol' ? `${name}[${key.description}]` : `${name}.${key}`, owner, key);
  }
}

function keepPrototype(name: string, owner: object): void {
  keepFunctions(name, owner);
  for (const key of READ_FROM_ALL)
    if (!getOwnPropertyDescriptor(owner, key)) keep(`${name}.${String(key)}`, owner, key);
}

const globals = globalThis as unknown as Record<string, (object & { prototype?: object }) | undefined>;

function keepGlobal(name: string): void {
  const global = globals[name];
  if (!global) return; // Node has no XMLHttpRequest
  if (name !== 'Date') keep(name, globalThis, name);
  if (global.prototype) keepPrototype(`${name}.prototype`, global.prototype);
}

const above = (value: object) => getPrototypeOf(value) ?? value;

/** Before the first cell, when the kernel has made its own changes: of Firefox's stack traces, for instance. */
function keepAll(): void {
  for (const name of PROTOTYPES.split(' ')) keepGlobal(name);
  for (const name of `${WHOLE} ${OF_WORKERS}`.split(/\s+/)) {
    keepGlobal(name);
    keepFunctions(name, globals[name] ?? {});
  }
  keepFunctions('TypedArray', above(Uint8Array));
  keepFunctions('TypedArray.prototype', above(Uint8Array.prototype));
  const iterators = {
    Array: [].values(),
    Map: new Map().values(),
    Set: new Set().values(),
    String: ''[Symbol.iterator](),
    RegExp: ''.matchAll(/a/g),
  };
  for (const [name, iterator] of Object.entries(iterators)) keepFunctions(`${name}Iterator.prototype`, above(iterator));
  keepFunctions('Iterator.prototype', above(above([].values())));
  keepFunctions('Generator.prototype', above(above((function* () {})())));
}

/** Uses nothing that a cell could have replaced. */
function isAsItWas({ owner, key, was }: Kept): boolean {
  const now = getOwnPropertyDescriptor(owner, key);
  if (!was || !now) return was === now;
  return was.get ? now.get === was.get && now.set === was.set : now.value === was.value;
}

/** Puts back what cells have replaced since the first call. @returns The names of what it put back. */
export function putBuiltinsBack(): string[] {
  if (kept.length === 0) keepAll();
  const names: string[] = [];
  for (let i = 0; i < kept.length; i++) {
    const { name, owner, key, was } = kept[i];
    if (isAsItWas(kept[i])) continue;
    if (was ? defineProperty(owner, key, was) : deleteProperty(owner, key)) names[names.length] = name;
  }
  return names;
}
