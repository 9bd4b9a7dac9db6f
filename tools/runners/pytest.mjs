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
 * @returns {Promise<import('./runStep.mjs').Result>}
 */
export async function runPytest(project) {
  const tests = FOLDERS.filter((folder) => existsSync(path.join(project, folder)));
  if (tests.length === 0) return { passed: 0, failed: 0 };
  const report = path.join(project, '.cache', 'pytest.xml');
  mkdirSync(path.dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const succeeded = await runStep(project, [venvPython(project), ...PYTEST, `--junitxml=${report}`, ...tests]);
  return summary(existsSync(report) ? readFileSync(report, 'utf8') : '', succeeded, process.env.CI === 'true');
}

/**
 * @param {string} junit pytest's JUnit report
 * @param {boolean} succeeded pytest's exit code was 0
 * @param {boolean} mayNotSkip
 */
export function summary(junit, succeeded, mayNotSkip) {
  const count = (/** @type {string} */ name) =>
    Number(new RegExp(`<testsuite [^>]*\\b${name}="(\\d+)"`).exec(junit)?.[1] ?? 0);
  const skipped = count('skipped');
  const unsuccessful = count('failures') + count('errors');
  let failed = unsuccessful + (mayNotSkip ? skipped : 0);
  if (mayNotSkip && skipped > 0) console.error(`✗ ${skipped} skipped by pytest, which CI=true forbids`);
  if (!succeeded && failed === 0) failed = 1;
  return { passed: count('tests') - unsuccessful - skipped, failed };
}
