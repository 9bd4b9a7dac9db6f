import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { declarationsOf } from '../declarations.mjs';

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
  for (const [file, text] of declarationsOf(project, ['checks/index.ts'])) {
    const name = path.posix.relative('checks', file);
    if (name.startsWith('..') || name.startsWith('judges/')) continue;
    const declarations = path.join(folder, name);
    mkdirSync(path.dirname(declarations), { recursive: true });
    writeFileSync(declarations, text);
  }
}
