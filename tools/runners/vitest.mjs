import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { failure } from './Result.mjs';
import { runStep } from './runStep.mjs';

/**
 * Runs vitest. With CI=true a skipped test counts as failed.
 *
 * @param {string} project the project's folder
 * @param {string[]} options for vitest
 * @returns {Promise<import('./Result.mjs').Result>}
 */
export async function runVitest(project, options) {
  const report = path.join(project, '.cache', 'vitest.json');
  mkdirSync(path.dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const vitest = path.join(project, 'node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const succeeded = await runStep(project, [process.execPath, vitest, 'run', ...reporters, ...options]);
  return summary(readReport(report), succeeded, process.env.CI === 'true', project);
}

/**
 * @typedef {{ status: string, fullName: string, failureMessages?: string[] }} Assertion
 * @typedef {{ name: string, status: string, message: string, assertionResults: Assertion[] }} TestFile
 */

/**
 * @param {TestFile[]} files of vitest's JSON report
 * @param {boolean} succeeded vitest's exit code was 0
 * @param {boolean} mayNotSkip
 * @param {string} project the project's folder; files are named from there
 * @returns {import('./Result.mjs').Result}
 */
export function summary(files, succeeded, mayNotSkip, project) {
  let passed = 0;
  const failures = [];
  for (const file of files) {
    const name = path.relative(project, file.name);
    let isExplained = file.status !== 'failed';
    for (const { status, fullName, failureMessages = [] } of file.assertionResults) {
      const test = `${name} › ${fullName}`;
      if (status === 'passed') passed += 1;
      else if (status === 'failed') failures.push(failure(test, failureMessages.join('\n')));
      else if (mayNotSkip) failures.push(failure(test, 'skipped, which CI=true forbids'));
      isExplained ||= status === 'failed';
    }
    if (!isExplained) failures.push(failure(name, file.message)); // it did not load, or a hook failed
  }
  if (!succeeded && failures.length === 0) failures.push('vitest: an error outside all tests, or no report');
  return { passed, failures };
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
