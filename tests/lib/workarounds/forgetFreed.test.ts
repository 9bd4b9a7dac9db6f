import { describe, expect, test } from 'vitest';
import { backend, tf } from '#lib';
import { callAnswer } from '../../../checks/probes/calling/callAnswer';

await tf.ready();

interface Native {
  binding: { deleteTensor(id: number): void };
  tensorMap: { get(dataId: object): { id: number }; has(dataId: object): boolean };
  disposeData(dataId: object): boolean;
}

describe.skipIf(backend.name !== 'tensorflow' && !process.env.CI)(
  'a tensor that TensorFlow’s library has freed',
  () => {
    const native = tf.backend() as unknown as Native;
    const stock: Native = Object.getPrototypeOf(native);

    const freedByTheLibrary = () => {
      const tensor = tf.square(3);
      native.binding.deleteTensor(native.tensorMap.get(tensor.dataId).id);
      return tensor;
    };

    test('could not be freed again by TensorFlow.js itself: the workaround is still needed', () => {
      const tensor = freedByTheLibrary();
      expect(() => stock.disposeData.call(native, tensor.dataId)).toThrow('Delete called on a Tensor not referenced');
      tensor.dispose();
    });

    test('counts as freed', () => {
      const before = tf.memory().numTensors;
      const tensor = freedByTheLibrary();
      tensor.dispose();
      expect(tensor.isDisposed).toBe(true);
      expect(tf.memory().numTensors).toBe(before);
      expect(native.tensorMap.has(tensor.dataId)).toBe(false);
    });

    test('does no harm where a loop was cut off, a hundred times, wherever it was', async () => {
      const z = tf.ones([3, 4]);
      const endless = () =>
        tf.tidy(() => {
          for (;;) tf.exp(z).dispose();
        });
      for (let i = 0; i < 100; i++) {
        expect(await callAnswer(endless, () => null, 0.02)).toMatchObject({ kind: 'hung', seconds: 0.02 });
      }
      expect(tf.engine().state.scopeStack).toEqual([]);
      expect(tf.tidy(() => tf.sum(z).arraySync())).toBe(12);
      z.dispose();
    });
  },
);
