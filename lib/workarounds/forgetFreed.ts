import type { KernelBackend } from '@tensorflow/tfjs';

/** The native backend's records, which its type leaves out. */
interface Records {
  tensorMap: { delete(dataId: object): boolean };
}

/**
 * Lets a tensor count as freed that TensorFlow's library has freed already.
 *
 * Code that is cut off, by ■ or by a check's time limit, may stop between the two halves of TensorFlow.js 4.22.0's
 * `disposeData`: the library's tensor is freed, its record is still there. To free it once more is an error, each time
 * anew, which whatever uses that tensor next would throw: leaving a `tf.tidy`, or `zeroGrad`.
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
