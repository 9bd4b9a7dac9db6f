/** The modules that cells can import, and those that lib loads by name. Each runs when it is first asked for. */
import type { Host } from '../../kernel/host';
import { createRequire, provideModules } from '../node/module';

type Show = Parameters<Host['captureDisplays']>[0];

/** What lib takes for tslab's displays. */
export const displays: { lastWriteDisplayData: Show } = { lastWriteDisplayData() {} };

provideModules({
  '#lib': () => require('../../lib/index'),
  '#checks': () => require('../../checks/index'),
  '@tensorflow/tfjs': () => require('@tensorflow/tfjs'),
  '@tensorflow/tfjs-backend-wasm': () => require('../packages/tfjsBackendWasm'),
  'danfojs-node': () => require('danfojs-node'),
  'tslab/dist/jupyter': () => displays,
  crypto: () => require('node:crypto'),
  module: () => ({ createRequire }),
  path: () => require('node:path'),
  perf_hooks: () => require('node:perf_hooks'),
  url: () => require('node:url'),
  util: () => require('node:util'),
});

export const requireInCell = createRequire();
