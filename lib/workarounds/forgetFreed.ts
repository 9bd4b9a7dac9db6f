import type { KernelBackend } from '@tensorflow/tfjs';

/** The native backend's records of its tensors, which its type does not declare. */
interface Records {
  tensorMap: { delete(dataId: object): boolean };
}

/**
 * Makes `disposeData` accept a tensor that TensorFlow's native library has already freed.
 *
 * `disposeData` of TensorFlow.js 4.22.0 first frees the library's tensor, then deletes its record. Code that is cut
 * off, by ■ or by a check's time limit, may stop between the two. Then each further attempt to free the tensor throws
 * an error, for example at the end of a `tf.tidy` or in `zeroGrad`.
 */
export function forgetFreed(backend: KernelBackend): void {
  const { disposeData } = backend;
  const { tensorMap } = backend as KernelBackend & Records;
  backend.disposeData = (dataId, force) => {
    try {
      return disposeData.call(backend, dataId, force);
    } catch {
      tensorMap.delete(dataId);
      return true;
    }
  };
}
