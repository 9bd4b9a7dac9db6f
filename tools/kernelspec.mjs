// @ts-check
/** Registers the TypeScript kernel with Jupyter in the project's own Python environment. */
import { join } from 'node:path';
import { readIfThere, writeWhole } from './setup/stamp.mjs';

/**
 * @param {string} root The project's folder.
 * @returns The content of `kernel.json`.
 */
export const kernelspec = (root) => ({
  // Without this flag Node ends itself when an interrupt cuts off a timer's callback.
  argv: [
    process.execPath,
    '--no-force-async-hooks-checks',
    join(root, 'kernel', 'startKernel.cjs'),
    '{connection_file}',
  ],
  display_name: 'TypeScript',
  language: 'typescript',
  interrupt_mode: 'message',
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
