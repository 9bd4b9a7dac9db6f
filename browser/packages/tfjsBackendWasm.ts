import { env } from '@tensorflow/tfjs';
import * as backend from '@tensorflow/tfjs-backend-wasm';

// Its three files lie beside the worker's own.
backend.setWasmPaths(new URL('.', globalThis.location.href).href);
env().set('WASM_HAS_MULTITHREAD_SUPPORT', false); // they are not faster: browser/README.md has the numbers

module.exports = backend;
