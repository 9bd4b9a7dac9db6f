import { readFileSync } from 'node:fs';
import path from 'node:path';
import { installKernelspec } from '../kernelspec.mjs';
import { readIfThere, writeWhole } from './stamp.mjs';

const OVERRIDES = path.join('share', 'jupyter', 'lab', 'settings', 'overrides.json');

/**
 * The TypeScript kernel's kernelspec and the course's settings of JupyterLab, in .venv.
 *
 * @param {string} project the project's folder
 */
export function configureJupyter(project) {
  installKernelspec(project);
  const settings = readFileSync(path.join(project, 'tools', 'lab', 'overrides.json'), 'utf8');
  const installed = path.join(project, '.venv', OVERRIDES);
  if (readIfThere(installed) !== settings) writeWhole(installed, settings);
}
