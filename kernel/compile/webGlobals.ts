/**
 * The types of the web's globals that cells have and `@types/node` 20 lacks. The whole of `dom` has them, too, but it takes 25 MB, and
 * with it a cell compiles that uses `document`, which Node has not.
 */
import ts from '@tslab/typescript-for-tslab';
import { host } from '../compilerHost';

const TYPES = `
type BufferSource = ArrayBufferView | ArrayBuffer;
type Crypto = typeof crypto;
type CryptoKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>;
type Performance = typeof performance;
type SubtleCrypto = typeof crypto.subtle;
`;

const DEMAND = /^\/\/\/ <reference lib="dom\b.*$/gm;

/** A package's types without their demand for `dom`: else what a file of the project may use hangs on what else the compiler reads. */
export const withoutDom = (text: string): string => text.replace(DEMAND, '');

/** A file that the compiler gets from here. */
export const webGlobalsFile = (): string => `${host.root}/__web__.d.ts`;

/** TypeScript's declarations of all that a page has. */
export function dom(): string {
  const libraries = ts.sys.getExecutingFilePath().replace(/[^/]*$/, '');
  return host.readFile(`${libraries}lib.dom.d.ts`);
}

export function webGlobals(): string {
  const declarations = dom().match(/^declare (namespace WebAssembly \{.*?^\}|function prompt\(.*?$)/gms) ?? [];
  return [...declarations, TYPES].join('\n');
}
