/** What is used here of the native backend. */
interface NativeBackend {
  disposeData(dataId: object, force?: boolean): boolean;
  tensorMap: { delete(dataId: object): boolean };
}

/**
 * Lets a tensor count as freed that TensorFlow's library has freed already.
 *
 * Code that is cut off, by ■ or by a check's time limit, may stop between the two halves of TensorFlow.js 4.22.0's
 * `disposeData`: the library's tensor is freed, its record is still there. To free it once more is an error, each time
 * anew, which whatever uses that tensor next would throw: leaving a `tf.tidy`, or `zeroGrad`.
 */
export function forgetFreed(backend: NativeBackend): void {
  const { disposeData } = backend;
  backend.disposeData = (dataId, force) => {
    try {
      return disposeData.call(backend, dataId, force);
    } catch {
      backend.tensorMap.delete(dataId);
      return true;
    }
  };
}
