import { readFileSync } from 'node:fs';
import path from 'node:path';
import { installKernelspec } from '../kernelspec.mjs';
import { readIfThere, writeWhole } from './stamp.mjs';

const EXTENSION = path.join('share', 'jupyter', 'labextensions', 'softmax-figures');

/** The course's settings: each file in tools/jupyter, and where Jupyter looks for it in .venv. */
const SETTINGS = {
  'overrides.json': path.join('share', 'jupyter', 'lab', 'settings', 'overrides.json'), // no question about news
  'server.json': path.join('etc', 'jupyter', 'jupyter_server_config.json'), // TypeScript is the only kernel
  'settings.py': path.join('etc', 'jupyter', 'jupyter_server_config.py'), // cells run on when the tab is closed
  'page.json': path.join('etc', 'jupyter', 'labconfig', 'page_config.json'), // the course draws figures itself
  'figures/package.json': path.join(EXTENSION, 'package.json'),
  'figures/figures.js': path.join(EXTENSION, 'figures.js'),
  '../../node_modules/plotly.js-dist/plotly.js': path.join(EXTENSION, 'plotly.js'),
};

/**
 * Writes the TypeScript kernel's kernelspec and the course's settings of Jupyter into .venv.
 *
 * @param {string} project the project's folder
 */
export function configureJupyter(project) {
  installKernelspec(project);
  for (const [name, place] of Object.entries(SETTINGS)) {
    const settings = readFileSync(path.join(project, 'tools', 'jupyter', name), 'utf8');
    const installed = path.join(project, '.venv', place);
    if (readIfThere(installed) !== settings) writeWhole(installed, settings);
  }
}
