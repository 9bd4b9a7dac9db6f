import { accessSync, constants, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');

/** @param {string} project the project's folder */
export const venvPython = (project) =>
  process.platform === 'win32'
    ? path.join(project, '.venv', 'Scripts', 'python.exe')
    : path.join(project, '.venv', 'bin', 'python');

/** @param {string} project the project's folder */
export const logFile = (project) => path.join(project, '.cache', 'setup.log');

/**
 * The folder for files that all clones share, as XDG specifies it. If the home folder is read-only, it is inside the project.
 *
 * @param {string} project the project's folder
 * @param {NodeJS.ProcessEnv} env
 */
export function cacheFolder(project, env = process.env) {
  const userCache = env.XDG_CACHE_HOME || path.join(homedir(), '.cache');
  return path.join(canMake(userCache) ? userCache : path.join(project, '.cache'), 'softmax-notebooks');
}

/** @param {string} folder */
function canMake(folder) {
  try {
    mkdirSync(folder, { recursive: true });
  } catch {
    return false;
  }
  return isWritable(folder);
}

/** @param {string} folder */
export function isWritable(folder) {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
