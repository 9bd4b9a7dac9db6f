import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { transformSync } from 'esbuild';

/**
 * Writes a script into each page, before any other one.
 *
 * @param {string} script a file
 * @param {string} folder of pages, of any depth, and of pieces of pages, which have no head
 */
export function putFirst(script, folder) {
  const { code } = transformSync(readFileSync(script, 'utf8'), { minify: true, target: 'es2022' });
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.html'),
  )) {
    const place = path.join(folder, file);
    writeFileSync(
      place,
      readFileSync(place, 'utf8').replace('<head>', (head) => `${head}<script>${code.trim()}</script>`),
    );
  }
}
