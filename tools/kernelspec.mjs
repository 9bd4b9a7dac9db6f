// @ts-check
/** Registers the TypeScript kernel with Jupyter in the project's own Python environment. */
import { join } from 'node:path';
import { readIfThere, writeWhole } from './setup/stamp.mjs';

/** Settings of glibc, which otherwise keeps some 40 MB that the compiler and TensorFlow have freed. Other systems ignore them. */
const THRIFT = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '1048576', // tensors of a minibatch are smaller: they are reused
  MALLOC_TRIM_THRESHOLD_: '1048576',
};

/**
 * @param {string} root The project's folder.
 * @returns The content of `kernel.json`.
 */
export const kernelspec = (root) => ({
  argv: [
    process.execPath,
    '--no-force-async-hooks-checks', // without it Node ends itself when an interrupt cuts off a timer's callback
    '--max-semi-space-size=2', // MB of new objects; the usual 16 keep 30 MB more and compile no faster
    join(root, 'kernel', 'startKernel.cjs'),
    '{connection_file}',
  ],
  display_name: 'TypeScript',
  language: 'typescript',
  interrupt_mode: 'message',
  env: THRIFT,
  metadata: { debugger: false },
});

/**
 * Writes `.venv/share/jupyter/kernels/tslab/kernel.json` unless it is up to date.
 *
 * @param {string} root The project's folder.
 * @returns Whether something was written.
 */
export function installKernelspec(root) {
  const file = join(root, '.venv', 'share', 'jupyter', 'kernels', 'tslab', 'kernel.json');
  const wanted = `${JSON.stringify(kernelspec(root), null, 1)}\n`;
  if (readIfThere(file) === wanted) return false;
  writeWhole(file, wanted);
  return true;
}
