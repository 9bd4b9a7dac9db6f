/* Loads lib in a program outside a notebook. */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
require('tsx/cjs'); // loads TypeScript

/** @type {typeof import('../lib/index')} */
export const lib = require('../lib/index.ts');

/** @type {typeof import('../lib/experiment/sharedMemory')} */
export const { shareMemory } = require('../lib/experiment/sharedMemory.ts');
export const { softmaxStep } = require('../lib/experiment/softmaxStep.ts');

/** @type {typeof import('../lib/experiment/modelMemory')} */
export const { writeModel } = require('../lib/experiment/modelMemory.ts');
