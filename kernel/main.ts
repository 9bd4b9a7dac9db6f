/**
 * The TypeScript kernel: tslab 1.0.22, unmodified, compiles the cells, and these files speak Jupyter's protocol in its place.
 * `buildKernel.cjs` builds them into one file.
 */
import { startUp } from './startUp';

startUp(async () => (await import('./compile/notebookCompiler')).notebookCompiler);
