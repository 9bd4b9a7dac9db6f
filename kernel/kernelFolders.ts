/** Where things are: the project's root, the notebook's folder, and tslab's own packages. */
import { createRequire } from 'node:module';
import path from 'node:path';

/** The built kernel is `.cache/kernel/kernel.cjs`. */
export const root = path.resolve(__dirname, '..', '..');

/** Jupyter starts a kernel in its notebook's folder. */
export const notebookFolder = process.cwd();

export const requireFromRoot = createRequire(path.join(root, 'cell.js'));

/** Requires from tslab's own dependencies. The root is named, because stock tslab prefers a copy in the notebook's folder. */
export const requireFromTslab = createRequire(requireFromRoot.resolve('tslab/package.json'));

/** Packages that do the kernel's own work: tslab, and what it was given for that. */
export const kernelPackages = [
  'tslab/package.json',
  'zeromq/package.json',
  '@tslab/typescript-for-tslab/package.json',
].map((file) => path.dirname(requireFromTslab.resolve(file)) + path.sep);
