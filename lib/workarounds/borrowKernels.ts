import type { KernelConfig, NamedTensorInfoMap, TensorInfo, TypedArray } from '@tensorflow/tfjs';
import * as tf from '@tensorflow/tfjs';

/** The methods of the two backends that their common type does not declare. */
interface Cpu {
  makeTensorInfo(shape: number[], dtype: string, values: TypedArray): TensorInfo;
  readSync(dataId: object): TypedArray;
  disposeData(dataId: object): boolean;
}
interface Wasm {
  makeOutput(shape: number[], dtype: string, place: undefined, values: TypedArray): TensorInfo;
  readSync(dataId: object): TypedArray;
}

const OF_COMPLEX_NUMBERS = /^(Complex|ComplexAbs|Real|Imag|I?FFT)$/; // their tensors are pairs of others

/**
 * Gives WebAssembly the operations that it lacks: they are computed by plain JavaScript, on copies of the tensors.
 *
 * The WebAssembly backend of TensorFlow.js 4.22.0 lacks what the gradient of `tf.gather` needs, and `tf.einsum`. An answer that the
 * native backend takes must not fail on another one.
 */
export function borrowKernels(): void {
  const own = new Set(tf.getKernelsForBackend('wasm').map(({ kernelName }) => kernelName));
  for (const kernel of tf.getKernelsForBackend('cpu')) {
    if (!own.has(kernel.kernelName) && !OF_COMPLEX_NUMBERS.test(kernel.kernelName)) borrow(kernel);
  }
}

function borrow({ kernelName, kernelFunc }: KernelConfig): void {
  tf.registerKernel({
    kernelName,
    backendName: 'wasm',
    kernelFunc({ inputs, backend, attrs }) {
      const [cpu, wasm] = [tf.findBackend('cpu') as unknown as Cpu, backend as Wasm];
      const copies = (Array.isArray(inputs) ? [] : {}) as NamedTensorInfoMap; // those of `tf.einsum` are an array
      for (const [name, input] of Object.entries(inputs)) {
        if (input) copies[name] = cpu.makeTensorInfo(input.shape, input.dtype, wasm.readSync(input.dataId));
      }
      const results = [kernelFunc({ inputs: copies, backend: cpu, attrs })].flat();
      const outputs = results.map(({ dataId, shape, dtype }) =>
        wasm.makeOutput(shape, dtype, undefined, cpu.readSync(dataId)),
      );
      for (const copy of [...Object.values(copies), ...results]) if (copy) cpu.disposeData(copy.dataId);
      return outputs.length === 1 ? outputs[0] : outputs;
    },
  });
}
