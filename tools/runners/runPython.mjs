import { spawn } from 'node:child_process';
import { childEnvironment } from '../setup/childEnvironment.mjs';
import { venvPython } from '../setup/folders.mjs';

/**
 * Runs a module of .venv's Python in the project's folder and shows what it prints.
 *
 * @param {string} project the project's folder
 * @param {string[]} words the module and its arguments
 * @returns {Promise<number>} its exit code
 */
export function runPython(project, words) {
  const child = spawn(venvPython(project), ['-m', ...words], {
    cwd: project,
    env: childEnvironment(project),
    stdio: 'inherit',
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}
