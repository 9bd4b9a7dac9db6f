import { homedir } from 'node:os';
import path from 'node:path';
import { isWritable, venvPython } from './folders.mjs';

/**
 * The environment for npm, pip and Jupyter: .venv comes first in PATH. If the home folder is read-only, they write
 * their files into the project's .cache instead.
 *
 * @param {string} project the project's folder
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function childEnvironment(project, env = process.env) {
  const searchPath = [path.dirname(venvPython(project)), env.PATH].join(path.delimiter);
  const child = {
    ...env,
    PATH: searchPath,
    VIRTUAL_ENV: path.join(project, '.venv'),
    PIP_DISABLE_PIP_VERSION_CHECK: '1',
  };
  if (isWritable(homedir())) return child;
  const cache = path.join(project, '.cache');
  return {
    ...child,
    XDG_CACHE_HOME: cache,
    npm_config_cache: path.join(cache, 'npm'),
    PIP_CACHE_DIR: path.join(cache, 'pip'),
    JUPYTER_CONFIG_DIR: path.join(cache, 'jupyter', 'config'),
    JUPYTER_DATA_DIR: path.join(cache, 'jupyter', 'data'),
    JUPYTER_RUNTIME_DIR: path.join(cache, 'jupyter', 'runtime'),
    IPYTHONDIR: path.join(cache, 'ipython'),
  };
}
