/* lib for a program outside a notebook. */
import { createRequire } from 'node:module';
import { root } from '../tools/setup/folders.mjs';

const require = createRequire(`${root}/`);
require('./tools/loadTypeScript.cjs').loadTypeScript();

/** @type {typeof import('../lib/index')} */
export const lib = require('./lib/index.ts');

/** @type {typeof import('../lib/experiment/sharedMemory')} */
export const { shareMemory, softmaxStep } = require('./lib/experiment/sharedMemory.ts');
