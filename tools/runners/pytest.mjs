import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { venvPython } from '../setup/folders.mjs';
import { runStep } from './runStep.mjs';

const PYTEST = ['-m', 'pytest', '-q', '--numprocesses=2', '--dist=worksteal'];
const FOLDERS = [path.join('grading', 'tests'), path.join('tests', 'jupyter')];

/**
 * Runs the tests that are written in Python. With CI=true a skipped test counts as failed.
 *
 * @param {string} project the project's folder
 * @returns {Promise<import('./Result.mjs').Result>}
 */
export async function runPytest(project) {
  const tests = FOLDERS.filter((folder) => existsSync(path.join(project, folder)));
  if (tests.length === 0) return { passed: 0, failures: [] };
  const report = path.join(project, '.cache', 'pytest.xml');
  mkdirSync(path.dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const succeeded = await runStep(project, [venvPython(project), ...PYTEST, `--junitxml=${report}`, ...tests]);
  const { summary } = await import('./pytestReport.mjs'); // it needs a package; this file is loaded before there is one
  return summary(existsSync(report) ? readFileSync(report, 'utf8') : '', succeeded, process.env.CI === 'true');
}
