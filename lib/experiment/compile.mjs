/*
 * Compiles softmaxStep.as.ts to softmaxStep.wasm. The result is committed: the course runs without the compiler.
 *   node lib/experiment/compile.mjs
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// Imported without types: those of assemblyscript 0.28 declare another `require`, for the whole project.
const compilerModule = 'assemblyscript/asc';
const { default: asc } = await import(compilerModule);

const here = fileURLToPath(new URL('.', import.meta.url));

/**
 * Compiles the source in this folder and returns the bytes of the WebAssembly module.
 *
 * @returns {Promise<Uint8Array>}
 */
export async function compile() {
  const options = '--enable simd --enable threads -O3 --noAssert --runtime stub'.split(' ');
  const memory = '--importMemory --sharedMemory --initialMemory 1 --maximumMemory 65536'.split(' ');
  /** @type {Uint8Array | undefined} */
  let wasm;
  const { error, stderr } = await asc.main(
    ['softmaxStep.as.ts', ...options, ...memory, '--outFile', 'softmaxStep.wasm'],
    {
      readFile: (/** @type {string} */ name) => (existsSync(here + name) ? readFileSync(here + name, 'utf8') : null),
      writeFile: (/** @type {string} */ _name, /** @type {Uint8Array} */ contents) => {
        wasm = contents;
      },
      listFiles: () => [],
    },
  );
  if (error || !wasm) throw new Error(`Cannot compile softmaxStep.as.ts: ${error?.message}\n${stderr}`);
  return wasm;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(`${here}softmaxStep.wasm`, await compile());
