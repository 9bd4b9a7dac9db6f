import { createRequire } from 'node:module';

/**
 * Gives Node's `util` the two functions that tfjs-node 4.22.0 calls: `isNullOrUndefined` and `isArray`.
 *
 * Node 22 prints a deprecation warning for both, and Node 23 has removed the first. TensorFlow.js's fix is not
 * released.
 */
export function restoreNodeUtil(): void {
  const isNullOrUndefined = (value: unknown) => value === null || value === undefined;
  Object.assign(createRequire(__filename)('node:util'), { isNullOrUndefined, isArray: Array.isArray });
}
