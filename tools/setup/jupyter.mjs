import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { extensionFiles } from '../jupyterExtensions.mjs';
import { installKernelspec } from '../kernelspec.mjs';
import { readIfThere, writeWhole } from './stamp.mjs';
import { widgetPages } from './widgetPages.mjs';

const extension = (/** @type {string} */ name) => path.join('share', 'jupyter', 'labextensions', name);

/** The course's settings: each file of tools/jupyter, and the path in .venv at which Jupyter looks for it. */
const SETTINGS = {
  'overrides.json': path.join('share', 'jupyter', 'lab', 'settings', 'overrides.json'), // JupyterLab does not ask about news
  'server.json': path.join('etc', 'jupyter', 'jupyter_server_config.json'), // TypeScript is the only kernel
  'settings.py': path.join('etc', 'jupyter', 'jupyter_server_config.py'), // cells keep running when the tab is closed
  'export.py': path.join('etc', 'jupyter', 'jupyter_nbconvert_config.py'), // exported pages contain each figure's sentence
  'page.json': path.join('etc', 'jupyter', 'labconfig', 'page_config.json'), // the course draws its figures; no instructors' menus
  '../../node_modules/plotly.js-dist/plotly.js': path.join(extension('softmax-figures'), 'plotly.js'),
};

const EXTENSIONS = ['softmax-figures', 'softmax-widgets', 'softmax-desk'];

const PAPERMILL = 'papermill_typescript-1.0.0.dist-info'; // as pip writes it
/** The files of a Python package that translates parameters for papermill. */
const PACKAGES = {
  'papermill/papermill_typescript.py': 'papermill_typescript.py',
  'papermill/entry_points.txt': path.join(PAPERMILL, 'entry_points.txt'),
  'papermill/METADATA': path.join(PAPERMILL, 'METADATA'),
};

/**
 * The folders of Python packages in .venv.
 *
 * @param {string} venv
 * @returns {string[]} one for each version of Python
 */
function packageFolders(venv) {
  if (process.platform === 'win32') return [path.join('Lib', 'site-packages')];
  const lib = path.join(venv, 'lib');
  const versions = existsSync(lib) ? readdirSync(lib).filter((name) => name.startsWith('python')) : [];
  return versions.map((name) => path.join('lib', name, 'site-packages'));
}

/**
 * Writes into .venv the TypeScript kernel's kernelspec, the course's Jupyter settings, and what papermill needs.
 *
 * @param {string} project the project's folder
 */
export async function configureJupyter(project) {
  installKernelspec(project);
  const packages = packageFolders(path.join(project, '.venv')).flatMap((folder) =>
    Object.entries(PACKAGES).map(([name, place]) => [name, path.join(folder, place)]),
  );
  const read = (/** @type {string} */ name) => readFileSync(path.join(project, 'tools', 'jupyter', name), 'utf8');
  const install = (/** @type {string} */ place, /** @type {string} */ text) => {
    const installed = path.join(project, '.venv', place);
    if (readIfThere(installed) !== text) writeWhole(installed, text);
  };
  for (const [name, place] of [...Object.entries(SETTINGS), ...packages]) install(place, read(name));
  for (const one of EXTENSIONS) {
    for (const { name, text } of extensionFiles(project, one)) install(path.join(extension(one), name), text);
  }
  for (const { name, text } of await widgetPages(project)) install(path.join(extension('softmax-widgets'), name), text);
}
