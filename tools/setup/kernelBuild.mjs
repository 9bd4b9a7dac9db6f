import { createRequire } from 'node:module';
import path from 'node:path';

/**
 * Builds the kernel into one file, so that its first start is fast. Each start builds it again if a source has changed.
 *
 * @param {string} project the project's folder
 * @returns {import('./stage.mjs').Stage}
 */
export function kernelStage(project) {
  const load = () => createRequire(import.meta.url)(path.join(project, 'kernel', 'buildKernel.cjs'));
  return {
    label: 'Kernel: esbuild',
    isDone: () => load().kernelIsBuilt(),
    run: async () => void load().buildKernel(),
  };
}
