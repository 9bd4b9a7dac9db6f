import { createRequire } from 'node:module';

/*
 * The one place that chooses TensorFlow.js's backend: native (`tensorflow`), else WebAssembly (`wasm`), else plain
 * JavaScript (`cpu`). The environment variable SOFTMAX_BACKEND forces one of the three.
 * Notebooks say `await tf.ready()` first: WebAssembly starts asynchronously.
 */
import * as tfjs from '@tensorflow/tfjs';
import { forgetFreed } from './forgetFreed';

export * as tf from '@tensorflow/tfjs';

/** The backend in use, and why it is this one. */
export interface Backend {
  name: 'tensorflow' | 'wasm' | 'cpu';
  reason: string;
}

const load = createRequire(__filename);

/** The backend that TensorFlow.js computes with. */
export const backend: Backend = chooseBackend(process.env.SOFTMAX_BACKEND);

function chooseBackend(forced: string | undefined): Backend {
  process.env.TF_CPP_MIN_LOG_LEVEL ??= '2'; // or TensorFlow greets on stderr, which a notebook shows as a warning
  const reason = forced && 'SOFTMAX_BACKEND asks for it';
  switch (forced || undefined) {
    case 'tensorflow':
      return useNative(reason);
    case 'wasm':
      return useWasm(reason);
    case 'cpu':
      return useCpu(reason);
    case undefined:
      return firstThatLoads();
    default:
      throw new RangeError(
        `Cannot choose a backend: SOFTMAX_BACKEND must be tensorflow, wasm or cpu, got ${JSON.stringify(forced)}`,
      );
  }
}

function firstThatLoads(): Backend {
  try {
    return useNative('the native library loads');
  } catch (nativeError) {
    const because = `the native library does not load (${firstLine(nativeError)})`;
    try {
      return useWasm(because);
    } catch (wasmError) {
      return useCpu(`${because}, nor does WebAssembly (${firstLine(wasmError)})`);
    }
  }
}

function useNative(reason = ''): Backend {
  // tfjs-node 4.22.0 calls these two: Node 22 warns of both, Node 23 removed the first; fixed upstream, not released
  const isNullOrUndefined = (value: unknown) => value === null || value === undefined;
  Object.assign(load('node:util'), { isNullOrUndefined, isArray: Array.isArray });
  process.env.TF_NUM_INTRAOP_THREADS ??= '1'; // the operations are small: sharing one out takes longer than it saves
  load('@tensorflow/tfjs-node'); // registers its backend and makes it the current one
  forgetFreed(tfjs.backend());
  return { name: 'tensorflow', reason };
}

function useWasm(reason = ''): Backend {
  load('@tensorflow/tfjs-backend-wasm');
  void tfjs.setBackend('wasm'); // tf.ready() waits for it
  standInForNative();
  return { name: 'wasm', reason };
}

function useCpu(reason = ''): Backend {
  void tfjs.setBackend('cpu');
  standInForNative();
  return { name: 'cpu', reason };
}

/** danfojs-node requires '@tensorflow/tfjs-node'; where that is not in use it shall get this TensorFlow.js. */
function standInForNative(): void {
  Object.assign(tfjs.findBackend('cpu'), { firstUse: false }); // 4.22.0's first tensor prints advice to install tfjs-node
  const file = load.resolve('@tensorflow/tfjs-node');
  load.cache[file] = Object.assign(Object.create(null), { id: file, filename: file, loaded: true, exports: tfjs });
}

function firstLine(error: unknown): string {
  return String(error instanceof Error ? error.message : error).split('\n')[0];
}
