/* lib for a program outside a notebook: compiled on the way, as the kernel does it, by the TypeScript that tslab brings. */
import { readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { root } from '../tools/setup/places.mjs';

const require = createRequire(`${root}/`);
const ts = require('@tslab/typescript-for-tslab');
const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true };

/** @type {any} */ (Module)._extensions['.ts'] = (/** @type {any} */ module, /** @type {string} */ fileName) => {
  const { outputText } = ts.transpileModule(readFileSync(fileName, 'utf8'), { compilerOptions, fileName });
  module._compile(outputText, fileName);
};

/** @type {typeof import('../lib/index')} */
export const lib = require('./lib/index.ts');

/** @type {typeof import('../lib/experiment/sharedMemory')} */
export const { shareMemory, softmaxStep } = require('./lib/experiment/sharedMemory.ts');
