import path from 'node:path';
import { Failure } from './failure.mjs';
import { compareVersions, findPython } from './findPython.mjs';
import { readIfThere } from './stamp.mjs';

/**
 * Checks the Python of .venv; if there is no .venv, the Python that would make it.
 *
 * @param {string} project the project's folder
 * @param {string} oldest version that is accepted
 * @param {string} what needs it
 * @throws {Failure} when this Python is older
 */
export function requirePython(project, oldest, what) {
  const settings = readIfThere(path.join(project, '.venv', 'pyvenv.cfg')) ?? '';
  const [, installed] = /^version *= *(\d+\.\d+)/m.exec(settings) ?? [];
  if (!installed) findPython(process.env, oldest, what);
  else if (compareVersions(installed, oldest) < 0) {
    throw new Failure(
      `Python ${installed} in .venv is too old: ${what} needs Python ${oldest} or newer.`,
      `Install Python ${oldest} or newer, or set PYTHON to its path; delete .venv, then run again.`,
    );
  }
}
