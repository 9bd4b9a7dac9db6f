import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Replaces the text of each file of one kind.
 *
 * @param {string} folder of the files, at any depth
 * @param {string} ending of their names, such as `.html`
 * @param {(text: string, place: string) => string} rewrite
 */
export function rewriteFiles(folder, ending, rewrite) {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith(ending)) continue;
    const place = path.join(folder, name);
    writeFileSync(place, rewrite(readFileSync(place, 'utf8'), place));
  }
}
