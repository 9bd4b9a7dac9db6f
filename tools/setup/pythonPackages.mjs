import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { runChild } from './child.mjs';
import { findPython } from './findPython.mjs';
import { venvPython } from './folders.mjs';
import { hashOf, isStamped, readIfThere, writeWhole } from './stamp.mjs';

/** @typedef {'course' | 'grading' | 'book' | 'tests'} Purpose */

/** @type {Record<Purpose, string>} */
const contents = { course: 'JupyterLab', grading: 'grading tools', book: 'Sphinx', tests: 'test tools' };

/**
 * Installs one of tools/python's locked lists into .venv. If .venv has no stamp, an earlier set-up was killed
 * before it finished. Then .venv is made anew, because pip does not repair a package that it has written only in part.
 *
 * @param {string} project the project's folder
 * @param {Purpose} list
 * @returns {import('./stage.mjs').Stage}
 */
export function pythonStage(project, list) {
  const requirements = path.join(project, 'tools', 'python', `${list}.txt`);
  const venv = path.join(project, '.venv');
  const stamp = path.join(venv, `.installed-${list}`);
  return {
    label: `Python packages: ${contents[list]} in .venv`,
    isDone: () => isStamped(stamp, hashOf(requirements)) && existsSync(venvPython(project)),
    async run() {
      const stamps = readStamps(venv);
      if (stamps.size === 0 || !existsSync(venvPython(project))) {
        rmSync(venv, { recursive: true, force: true });
        await runChild(project, 'python -m venv', [findPython(), '-m', 'venv', venv]);
      }
      for (const file of stamps.keys()) rmSync(file);
      const install = [
        '-m',
        'pip',
        'install',
        '--no-deps', // the list holds them all
        '--require-hashes',
        '--only-binary=:all:',
        '--retries=2',
        '--timeout=20',
      ];
      await runChild(project, 'pip install', [venvPython(project), ...install, '-r', requirements]);
      for (const [file, text] of stamps) writeWhole(file, text);
      writeWhole(stamp, hashOf(requirements));
    },
  };
}

/** @param {string} venv */
function readStamps(venv) {
  const names = existsSync(venv) ? readdirSync(venv).filter((name) => /^\.installed-\w+$/.test(name)) : [];
  return new Map(names.map((name) => [path.join(venv, name), readIfThere(path.join(venv, name)) ?? '']));
}
