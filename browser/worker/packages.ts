/** The modules that cells can import, and those that lib loads by name. Each runs when it is first asked for. */
import type { Host } from '../../kernel/host';
import { createRequire, provideModules } from '../node/module';

type Show = Parameters<Host['captureDisplays']>[0];

/** What lib takes for tslab's displays. */
export const displays: { lastWriteDisplayData: Show } = { lastWriteDisplayData() {} };

provideModules(
  {
    '#lib': () => require('../../lib/index'),
    '#checks': () => require('../../checks/index'),
    '@tensorflow/tfjs': () => require('@tensorflow/tfjs'),
    'danfojs-node': () => require('danfojs-node'),
    'node:crypto': () => require('node:crypto'),
    'node:module': () => ({ createRequire }),
    'node:path': () => require('node:path'),
    'node:perf_hooks': () => require('node:perf_hooks'),
    'node:url': () => require('node:url'),
    'node:util': () => require('node:util'),
  },
  {
    '@tensorflow/tfjs-node': () => {
      throw new Error('a browser has none'); // lib says it as the reason for WebAssembly
    },
    '@tensorflow/tfjs-backend-wasm': () => require('../packages/tfjsBackendWasm'),
    'tslab/dist/jupyter': () => displays,
  },
);

export const requireInCell = createRequire();
