import { createRequire } from 'node:module';
import * as tfjs from '@tensorflow/tfjs';

/**
 * Makes `require('@tensorflow/tfjs-node')` give the course's TensorFlow.js where the native backend is not in use.
 *
 * danfojs-node 1.2.0 requires that package, whatever the backend.
 */
export function standInForNative(): void {
  Object.assign(tfjs.findBackend('cpu'), { firstUse: false }); // 4.22.0's first tensor prints advice to install tfjs-node
  const load = createRequire(__filename);
  const file = load.resolve('@tensorflow/tfjs-node');
  load.cache[file] = Object.assign(Object.create(null), { id: file, filename: file, loaded: true, exports: tfjs });
}
