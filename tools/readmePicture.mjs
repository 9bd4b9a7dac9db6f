import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Writes the README's picture: the figure at the end of lesson 5's epoch.
 *
 * @param {string} project the project's folder
 */
export function writeReadmePicture(project) {
  const lesson = JSON.parse(readFileSync(path.join(project, 'notebooks', '05-one-epoch.ipynb'), 'utf8'));
  for (const { outputs = [] } of lesson.cells) {
    for (const { data } of outputs) {
      const svg = data?.['image/svg+xml'];
      if (svg)
        return writeFileSync(path.join(project, 'docs', 'one-epoch.svg'), `${[svg].flat().join('').trimEnd()}\n`);
    }
  }
  throw new Error('Cannot make docs/one-epoch.svg: notebooks/05-one-epoch.ipynb holds no SVG figure');
}
