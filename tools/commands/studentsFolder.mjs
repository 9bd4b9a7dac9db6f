import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runPython } from '../runners/runPython.mjs';
import { Failure } from '../setup/failure.mjs';
import { bundleChecks } from './bundleChecks.mjs';

/** Files that students get unchanged: no solutions, no tests, and from `grading/` only what Lab's Validate button needs. */
const PARTS = [
  ...['lib', 'kernel', 'tools', 'shims', 'notebooks', 'exercises', 'docs/glossary.md'],
  ...['.npmrc', '.gitattributes', '.gitignore', 'package-lock.json', 'tsconfig.json'],
  ...['LICENSE', 'CITATION.cff', 'CODE_OF_CONDUCT.md', 'grading/__init__.py', 'grading/validation.py'],
];
/** What runs leave behind. */
const LEFT_BEHIND = new Set(['.ipynb_checkpoints', '__pycache__', '.DS_Store', 'node_modules']);
const SCRIPTS = ['help', 'start'];
const SETTINGS = `"""nbgrader's settings: what Lab's Validate button does."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from grading.validation import set_up_validation

set_up_validation(get_config(), seconds=120)
`;

/**
 * Makes a folder or zip for students: the course without solutions and tests. `npm start` works in it. The checks are one compiled
 * file, so that nobody sees an answer in them by chance. (They could be decompiled, but marks come from other inputs.)
 *
 * @param {string} project the project's folder
 * @param {string} target a folder that does not exist yet or is empty, or the name of a zip
 * @returns {Promise<number>} the exit code
 */
export async function makeStudentsFolder(project, target) {
  const zip = target.endsWith('.zip') ? path.resolve(project, target) : undefined;
  const scratch = mkdtempSync(path.join(tmpdir(), 'students-'));
  try {
    const folder = zip ? path.join(scratch, 'softmax-notebooks') : path.resolve(project, target);
    requireEmpty(folder);
    copyParts(project, folder);
    cpSync(path.join(project, 'docs', 'students.md'), path.join(folder, 'README.md'));
    writeFileSync(path.join(folder, 'nbgrader_config.py'), SETTINGS);
    bundleChecks(project, path.join(folder, 'checks'));
    writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify(packageFor(project), null, 2)}\n`);
    const code = zip ? await runPython(project, ['zipfile', '-c', zip, `${folder}${path.sep}`]) : 0;
    if (code === 0) console.log(`The course for students: ${zip ?? folder}`);
    return code;
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** @param {string} folder */
function requireEmpty(folder) {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new Failure(`${folder} is not empty.`, 'Name a folder that is not there yet.');
  mkdirSync(folder, { recursive: true });
}

/**
 * @param {string} project
 * @param {string} folder
 */
function copyParts(project, folder) {
  const isOurs = (/** @type {string} */ file) => !LEFT_BEHIND.has(path.basename(file));
  for (const part of PARTS.filter((name) => existsSync(path.join(project, name))))
    cpSync(path.join(project, part), path.join(folder, part), { recursive: true, filter: isOurs });
}

/** @param {string} project */
function packageFor(project) {
  const { scripts, imports, ...rest } = JSON.parse(readFileSync(path.join(project, 'package.json'), 'utf8'));
  const own = Object.fromEntries(Object.entries(scripts).filter(([name]) => SCRIPTS.includes(name)));
  return { ...rest, imports: { ...imports, '#checks': './checks/index.js' }, scripts: own };
}
