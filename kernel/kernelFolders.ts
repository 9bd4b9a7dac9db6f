/** The project's root, the notebook's folder, and the folders of tslab's packages. */
import { createRequire } from 'node:module';
import path from 'node:path';

/** The built kernel is `.cache/kernel/kernel.cjs`. */
export const root = path.resolve(__dirname, '..', '..');

/** Jupyter starts a kernel in its notebook's folder. */
export const notebookFolder = process.cwd();

export const requireFromRoot = createRequire(path.join(root, 'cell.js'));

/** `require` from tslab's folder. It is found from the root, because stock tslab prefers a copy in the notebook's folder. */
export const requireFromTslab = createRequire(requireFromRoot.resolve('tslab/package.json'));

/** The folders of packages that do the kernel's own work: tslab, and packages that it uses. */
export const kernelPackages = [
  'tslab/package.json',
  'zeromq/package.json',
  '@tslab/typescript-for-tslab/package.json',
].map((file) => path.dirname(requireFromTslab.resolve(file)) + path.sep);
