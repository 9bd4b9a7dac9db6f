import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

let compiled: WebAssembly.Module | undefined;

/**
 * The compiled module. It is compiled once, when it is first needed: a machine without SIMD runs everything but the experiment.
 *
 * @throws Error when the machine cannot run WebAssembly with SIMD.
 */
export function softmaxStep(): WebAssembly.Module {
  compiled ??= compile();
  return compiled;
}

function compile(): WebAssembly.Module {
  const bytes = readFileSync(resolve(__dirname, 'softmaxStep.wasm'));
  if (!WebAssembly.validate(bytes))
    throw new Error(
      'Cannot run the experiment: it needs WebAssembly with SIMD, which this browser or processor does not have. A newer browser has it',
    );
  return new WebAssembly.Module(bytes);
}
