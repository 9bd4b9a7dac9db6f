import { rmSync } from 'node:fs';
import path from 'node:path';
import { writeSources } from '../book/sources.mjs';
import { runStep } from '../runners/runStep.mjs';
import { venvPython } from '../setup/folders.mjs';

/**
 * `npm run site`: makes the book of lessons and exercises, static files for any web server. It asks no other site for anything.
 *
 * @param {string} project the project's folder
 * @returns {Promise<number>} the exit code
 */
export async function buildSite(project) {
  const sources = path.join(project, '.cache', 'book', 'sources');
  const site = path.join(project, 'site');
  writeSources(project, sources);
  rmSync(site, { recursive: true, force: true });
  const sphinx = ['-m', 'sphinx', '-b', 'html', '-d', path.join(project, '.cache', 'book', 'doctrees')];
  const succeeded = await runStep(project, [venvPython(project), ...sphinx, '-q', '-W', '--keep-going', sources, site]);
  if (succeeded) console.log(`The book is in ${path.join(site, 'index.html')}.`);
  return succeeded ? 0 : 1;
}
