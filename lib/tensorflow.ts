import { createRequire } from 'node:module';

/*
 * Chooses TensorFlow.js's backend: native (`tensorflow`) if it loads, else WebAssembly (`wasm`), else plain JavaScript
 * (`cpu`). The environment variable SOFTMAX_BACKEND forces one of the three. All other files import TensorFlow.js from
 * here. Notebooks call `await tf.ready()` first, since WebAssembly starts asynchronously.
 */
import * as tfjs from '@tensorflow/tfjs';
import { borrowKernels } from './workarounds/borrowKernels';
import { forgetFreed } from './workarounds/forgetFreed';
import { restoreNodeUtil } from './workarounds/restoreNodeUtil';
import { standInForNative } from './workarounds/standInForNative';

export * as tf from '@tensorflow/tfjs';

/** The backend in use, and the reason for this choice. */
export interface Backend {
  name: 'tensorflow' | 'wasm' | 'cpu';
  reason: string;
}

const load = createRequire(__filename);

/** The backend that TensorFlow.js computes with. */
export const backend: Backend = chooseBackend(process.env.SOFTMAX_BACKEND);

function chooseBackend(forced: string | undefined): Backend {
  // without this, TensorFlow prints a message on stderr, which a notebook shows as a warning
  process.env.TF_CPP_MIN_LOG_LEVEL ??= '2';
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
    const because = `no native library (${firstLine(nativeError)})`;
    try {
      return useWasm(because);
    } catch (wasmError) {
      return useCpu(`${because}, nor does WebAssembly (${firstLine(wasmError)})`);
    }
  }
}

function useNative(reason = ''): Backend {
  restoreNodeUtil();
  // the operations are small: to split one over threads takes longer than it saves
  process.env.TF_NUM_INTRAOP_THREADS ??= '1';
  load('@tensorflow/tfjs-node'); // registers its backend and makes it the current one
  forgetFreed(tfjs.backend());
  return { name: 'tensorflow', reason };
}

function useWasm(reason = ''): Backend {
  load('@tensorflow/tfjs-backend-wasm');
  borrowKernels();
  void tfjs.setBackend('wasm'); // tf.ready() waits for it
  standInForNative();
  return { name: 'wasm', reason };
}

function useCpu(reason = ''): Backend {
  void tfjs.setBackend('cpu');
  standInForNative();
  return { name: 'cpu', reason };
}

function firstLine(error: unknown): string {
  return String(error instanceof Error ? error.message : error).split('\n')[0];
}
