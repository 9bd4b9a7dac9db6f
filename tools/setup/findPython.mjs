import { spawnSync } from 'node:child_process';
import { Failure } from './failure.mjs';

const OLDEST = '3.10';
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
 * The Python that makes .venv: $PYTHON if it is set, otherwise the newer one of python3 and python.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {string} oldest version that is accepted
 * @param {string} what needs it
 * @returns {string}
 * @throws {Failure} when no Python exists, none is new enough, or none has the module `venv`
 */
export function findPython(env = process.env, oldest = OLDEST, what = 'the course') {
  const found = (env.PYTHON ? [env.PYTHON] : ['python3', 'python']).flatMap((name) => describe(name, env));
  found.sort((a, b) => compareVersions(b.version, a.version));
  const isNew = (/** @type {{ version: string }} */ { version }) => compareVersions(version, oldest) >= 0;
  const good = found.find((python) => isNew(python) && python.hasVenv);
  if (good) return good.name;
  const withoutVenv = found.find(isNew);
  if (withoutVenv) {
    throw new Failure(
      `Python ${withoutVenv.version} (${withoutVenv.name}) has no venv module.`,
      'On Debian and Ubuntu: sudo apt install python3-venv; elsewhere set PYTHON to a complete Python. Then run again.',
    );
  }
  const install = `Install Python ${oldest} or newer (Debian, Ubuntu: sudo apt install python3 python3-venv; macOS: brew install python), or set PYTHON to its path, then run again.`;
  if (found.length > 0) {
    const [{ version, name }] = found;
    throw new Failure(`Python ${version} (${name}) is too old: ${what} needs Python ${oldest} or newer.`, install);
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
  return [{ name, version: `${major}.${minor}`, hasVenv: hasVenv === 'True' }];
}

/**
 * @param {string} one such as 3.9
 * @param {string} other such as 3.10.2; numbers that only one of the two has are ignored
 * @returns {number} below 0 if `one` is older, above 0 if it is newer
 */
export function compareVersions(one, other) {
  const [these, those] = [one, other].map((version) => version.split('.').map(Number));
  const differences = these.slice(0, those.length).map((number, i) => number - those[i]);
  return differences.find((difference) => difference !== 0) ?? 0;
}
