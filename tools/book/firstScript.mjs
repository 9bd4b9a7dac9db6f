import { readFileSync } from 'node:fs';
import { transformSync } from 'esbuild';
import { rewriteFiles } from '../setup/rewriteFiles.mjs';

/**
 * Writes a script into each page, before any other one.
 *
 * @param {string} script a file
 * @param {string} folder of pages, at any depth, and of pieces of pages, which have no head
 */
export function putFirst(script, folder) {
  const { code } = transformSync(readFileSync(script, 'utf8'), { minify: true, target: 'es2022' });
  rewriteFiles(folder, '.html', (page) => page.replace('<head>', (head) => `${head}<script>${code.trim()}</script>`));
}
