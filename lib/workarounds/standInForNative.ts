import { createRequire } from 'node:module';
import * as tfjs from '@tensorflow/tfjs';

/**
 * Makes `require('@tensorflow/tfjs-node')` return the course's TensorFlow.js if the native backend is not in use.
 *
 * danfojs-node 1.2.0 requires that package with every backend.
 */
export function standInForNative(): void {
  // without this, TensorFlow.js 4.22.0 prints advice to install tfjs-node
  Object.assign(tfjs.findBackend('cpu'), { firstUse: false });
  const load = createRequire(__filename);
  const file = load.resolve('@tensorflow/tfjs-node');
  load.cache[file] = Object.assign(Object.create(null), { id: file, filename: file, loaded: true, exports: tfjs });
}
