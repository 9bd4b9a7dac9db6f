import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);

/**
 * Compiles the checks into one minified file, and writes their types into a second file.
 *
 * @param {string} project the project's folder
 * @param {string} folder for the two files
 */
export function bundleChecks(project, folder) {
  const checks = path.join(project, 'checks');
  require('esbuild').buildSync({
    entryPoints: [path.join(checks, 'index.ts')],
    outfile: path.join(folder, 'index.js'),
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['#lib'],
    packages: 'external',
  });
  const ts = require('@tslab/typescript-for-tslab');
  const program = ts.createProgram([path.join(checks, 'index.ts')], {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.CommonJS,
    moduleResolution: ts.ModuleResolutionKind.Node10,
    strict: true,
    noImplicitAny: false,
    esModuleInterop: true,
    resolveJsonModule: true,
    skipLibCheck: true,
    declaration: true,
    emitDeclarationOnly: true,
    rootDir: project,
    outDir: folder,
    baseUrl: project,
    paths: { '#lib': ['lib/index.ts'] },
  });
  program.emit(undefined, (/** @type {string} */ file, /** @type {string} */ text) => {
    const name = path.relative(path.join(folder, 'checks'), file);
    const isType = !name.startsWith('..') && !name.startsWith(`judges${path.sep}`);
    if (isType) ts.sys.writeFile(path.join(folder, name), text);
  });
}
