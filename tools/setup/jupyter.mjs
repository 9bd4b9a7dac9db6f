import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { installKernelspec } from '../kernelspec.mjs';
import { readIfThere, writeWhole } from './stamp.mjs';

const EXTENSION = path.join('share', 'jupyter', 'labextensions', 'softmax-figures');

/** The course's settings: each file in tools/jupyter, and where Jupyter looks for it in .venv. */
const SETTINGS = {
  'overrides.json': path.join('share', 'jupyter', 'lab', 'settings', 'overrides.json'), // no question about news
  'server.json': path.join('etc', 'jupyter', 'jupyter_server_config.json'), // TypeScript is the only kernel
  'settings.py': path.join('etc', 'jupyter', 'jupyter_server_config.py'), // cells run on when the tab is closed
  'export.py': path.join('etc', 'jupyter', 'jupyter_nbconvert_config.py'), // figures say their sentence in exported pages
  'page.json': path.join('etc', 'jupyter', 'labconfig', 'page_config.json'), // the course draws figures itself
  'figures/package.json': path.join(EXTENSION, 'package.json'),
  'figures/figures.js': path.join(EXTENSION, 'figures.js'),
  '../../node_modules/plotly.js-dist/plotly.js': path.join(EXTENSION, 'plotly.js'),
};

const PAPERMILL = 'papermill_typescript-1.0.0.dist-info'; // as pip writes it
/** A translator for papermill, by the files of a Python package. */
const PACKAGES = {
  'papermill/papermill_typescript.py': 'papermill_typescript.py',
  'papermill/entry_points.txt': path.join(PAPERMILL, 'entry_points.txt'),
  'papermill/METADATA': path.join(PAPERMILL, 'METADATA'),
};

/**
 * Where Python packages are in .venv.
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
 * Writes the TypeScript kernel's kernelspec, the course's settings of Jupyter and what papermill needs into .venv.
 *
 * @param {string} project the project's folder
 */
export function configureJupyter(project) {
  installKernelspec(project);
  const packages = packageFolders(path.join(project, '.venv')).flatMap((folder) =>
    Object.entries(PACKAGES).map(([name, place]) => [name, path.join(folder, place)]),
  );
  for (const [name, place] of [...Object.entries(SETTINGS), ...packages]) {
    const settings = readFileSync(path.join(project, 'tools', 'jupyter', name), 'utf8');
    const installed = path.join(project, '.venv', place);
    if (readIfThere(installed) !== settings) writeWhole(installed, settings);
  }
}
