import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { runStep } from './runStep.mjs';

/**
 * Runs vitest. With CI=true a skipped test counts as failed.
 *
 * @param {string} project the project's folder
 * @param {string[]} options for vitest
 * @returns {Promise<import('./runStep.mjs').Result>}
 */
export async function runVitest(project, options) {
  const report = path.join(project, '.cache', 'vitest.json');
  mkdirSync(path.dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const vitest = path.join(project, 'node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const succeeded = await runStep(project, [process.execPath, vitest, 'run', ...reporters, ...options]);
  return summary(readReport(report), succeeded, process.env.CI === 'true');
}

/**
 * @typedef {{ status: string, fullName: string }} Assertion
 * @typedef {{ name: string, status: string, message: string, assertionResults: Assertion[] }} TestFile
 */

/**
 * @param {TestFile[]} files of vitest's JSON report
 * @param {boolean} succeeded vitest's exit code was 0
 * @param {boolean} mayNotSkip
 */
export function summary(files, succeeded, mayNotSkip) {
  const assertions = files.flatMap(({ assertionResults }) => assertionResults);
  const passed = assertions.filter(({ status }) => status === 'passed');
  const skipped = assertions.filter(({ status }) => status !== 'passed' && status !== 'failed');
  const filesThatDidNotLoad = files.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every(({ status }) => status !== 'failed'),
  );
  let failed = assertions.filter(({ status }) => status === 'failed').length + filesThatDidNotLoad.length;
  if (mayNotSkip) {
    for (const { fullName } of skipped) console.error(`✗ skipped, which CI=true forbids: ${fullName}`);
    failed += skipped.length;
  }
  if (!succeeded && failed === 0) failed = 1; // there was an error outside all tests, or vitest wrote no report
  return { passed: passed.length, failed };
}

/**
 * @param {string} report
 * @returns {TestFile[]}
 */
function readReport(report) {
  try {
    return JSON.parse(readFileSync(report, 'utf8')).testResults;
  } catch {
    return [];
  }
}
