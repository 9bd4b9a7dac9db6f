import { spawnSync } from 'node:child_process';
import { Failure } from './failure.mjs';

const OLDEST = [3, 10];
const DESCRIBE = `
import sys
try:
    import ensurepip, venv
    has_venv = True
except ImportError:
    has_venv = False
print(sys.version_info[0], sys.version_info[1], has_venv)
`;

/**
 * The Python to make .venv with: $PYTHON, else python3, else python.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {string}
 * @throws {Failure} when there is none, none that is new enough, or none with `venv`
 */
export function findPython(env = process.env) {
  const oldest = OLDEST.join('.');
  const found = (env.PYTHON ? [env.PYTHON] : ['python3', 'python']).flatMap((name) => describe(name, env));
  const good = found.find(({ isNew, hasVenv }) => isNew && hasVenv);
  if (good) return good.name;
  const withoutVenv = found.find(({ isNew }) => isNew);
  if (withoutVenv) {
    throw new Failure(
      `Python ${withoutVenv.version} (${withoutVenv.name}) has no venv module.`,
      'On Debian and Ubuntu: sudo apt install python3-venv; elsewhere set PYTHON to a complete Python. Then run again.',
    );
  }
  const install = `Install Python ${oldest} or newer (Debian, Ubuntu: sudo apt install python3 python3-venv; macOS: brew install python), or set PYTHON to its path, then run again.`;
  if (found.length > 0) {
    const [{ version, name }] = found;
    throw new Failure(`Python ${version} (${name}) is too old: the course needs Python ${oldest} or newer.`, install);
  }
  throw new Failure(env.PYTHON ? `There is no Python at PYTHON=${env.PYTHON}.` : 'There is no Python.', install);
}

/**
 * @param {string} name
 * @param {NodeJS.ProcessEnv} env
 */
function describe(name, env) {
  const { status, stdout } = spawnSync(name, ['-c', DESCRIBE], { encoding: 'utf8', env });
  if (status !== 0) return [];
  const [major, minor, hasVenv] = stdout.trim().split(' ');
  const isNew = Number(major) > OLDEST[0] || (Number(major) === OLDEST[0] && Number(minor) >= OLDEST[1]);
  return [{ name, version: `${major}.${minor}`, isNew, hasVenv: hasVenv === 'True' }];
}
