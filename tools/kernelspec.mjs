// @ts-check
/** Tells Jupyter, in the project's own Python environment, of the TypeScript kernel. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

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
 * Writes `.venv/share/jupyter/kernels/tslab/kernel.json`, unless it is there as it should be.
 *
 * @param {string} root The project's folder.
 * @returns Whether something was written.
 */
export function installKernelspec(root) {
  const file = join(root, '.venv', 'share', 'jupyter', 'kernels', 'tslab', 'kernel.json');
  const wanted = `${JSON.stringify(kernelspec(root), null, 1)}\n`;
  if (contentOf(file) === wanted) return false;
  mkdirSync(dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}`;
  writeFileSync(temporary, wanted);
  renameSync(temporary, file); // never half a file, whenever the process dies
  return true;
}

/** @param {string} file */
function contentOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
