import { env } from '@tensorflow/tfjs';
import * as backend from '@tensorflow/tfjs-backend-wasm';
import { files, ROOT } from '../worker/files';

/** Its WebAssembly came with the kernel: a cell that computes needs no network. */
function addressOf(name: string): string {
  const bytes = files.read(`${ROOT}/node_modules/@tensorflow/tfjs-backend-wasm/dist/${name}`) as BufferSource;
  return URL.createObjectURL(new Blob([bytes], { type: 'application/wasm' }));
}

backend.setWasmPaths({
  'tfjs-backend-wasm.wasm': addressOf('tfjs-backend-wasm.wasm'),
  'tfjs-backend-wasm-simd.wasm': addressOf('tfjs-backend-wasm-simd.wasm'),
  'tfjs-backend-wasm-threaded-simd.wasm': '', // not used: threads are not faster, browser/README.md has the numbers
});
env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);

module.exports = backend;
