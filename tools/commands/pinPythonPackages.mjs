import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { Failure } from '../setup/failure.mjs';

const LISTS = ['course', 'grading', 'book', 'tests'];
const OPTIONS = ['--quiet', '--universal', '--python-version=3.10', '--generate-hashes', '--no-header'];

/** @throws {Failure} when there is no uv */
export function requireUv() {
  if (spawnSync('uv', ['--version']).error) throw new Failure('There is no uv.', 'pip install uv, then run again.');
}

/**
 * Compiles each list `tools/python/*.in` to exact versions with hashes, for all platforms and every Python from 3.10.
 *
 * @param {string} project the project's folder
 * @returns {Promise<number>} the exit code
 */
export async function pinPythonPackages(project) {
  for (const list of LISTS) {
    const compile = ['pip', 'compile', ...OPTIONS, `${list}.in`, `--output-file=${list}.txt`];
    const { status } = spawnSync('uv', compile, { cwd: path.join(project, 'tools', 'python'), stdio: 'inherit' });
    if (status !== 0) return 1;
  }
  return 0;
}
