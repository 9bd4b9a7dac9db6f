import { cpSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { putFirst } from '../book/firstScript.mjs';
import { writeSources } from '../book/sources.mjs';
import { buildLab } from '../jupyterLite/buildLab.mjs';
import { runStep } from '../runners/runStep.mjs';
import { venvPython } from '../setup/folders.mjs';

/**
 * `npm run site`: makes the book of lessons and exercises, and JupyterLite, in which they run. Both are static files for any web
 * server, and ask no other site for anything.
 *
 * @param {string} project the project's folder
 * @returns {Promise<number>} the exit code
 */
export async function buildSite(project) {
  const [sources, doctrees, html] = ['sources', 'doctrees', 'html'].map((name) =>
    path.join(project, '.cache', 'book', name),
  );
  await writeSources(project, sources);
  rmSync(html, { recursive: true, force: true });
  const sphinx = ['-m', 'sphinx', '-b', 'html', '-d', doctrees, '-q', '-W', '--keep-going'];
  if (!(await runStep(project, [venvPython(project), ...sphinx, sources, html]))) return 1;
  const plotly = path.join(sources, 'static', 'plotly.js');
  await buildLab(project, plotly, path.join(html, 'lab'));
  putFirst(path.join(project, 'browser', 'offline', 'missingParts.js'), path.join(html, 'lab'));
  putFirst(path.join(project, 'browser', 'storage', 'inMemory.js'), html);
  // At the top, since a service worker is responsible for what lies below it.
  cpSync(path.join(project, 'browser', 'offline', 'serviceWorker.js'), path.join(html, 'serviceWorker.js'));
  const site = path.join(project, 'site');
  rmSync(site, { recursive: true, force: true });
  renameSync(html, site); // made elsewhere: MyST-NB 1.4.0 writes another folder beside its pages
  console.log(`The book is in ${path.join(site, 'index.html')}.`);
  return 0;
}
