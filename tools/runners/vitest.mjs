import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { FILE as ERRORS } from './errorsOutsideTests.mjs';
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
  const errors = path.join(project, ERRORS);
  for (const file of [report, errors]) rmSync(file, { force: true });
  const vitest = path.join(project, 'node_modules', 'vitest', 'vitest.mjs');
  const own = path.join(project, 'tools', 'runners', 'errorsOutsideTests.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--reporter=${own}`, `--outputFile.json=${report}`];
  const succeeded = await runStep(project, [process.execPath, vitest, 'run', ...reporters, ...options]);
  const outside = /** @type {string[]} */ (readJson(errors) ?? []);
  return summary(readJson(report)?.testResults ?? [], outside, succeeded, process.env.CI === 'true', project);
}

/**
 * @typedef {{ status: string, fullName: string, failureMessages?: string[] }} Assertion
 * @typedef {{ name: string, status: string, message: string, assertionResults: Assertion[] }} TestFile
 */

/**
 * @param {TestFile[]} files of vitest's JSON report
 * @param {string[]} outside errors that belong to no test
 * @param {boolean} succeeded vitest's exit code was 0
 * @param {boolean} mayNotSkip
 * @param {string} project the project's folder; files are named from there
 * @returns {import('./Result.mjs').Result}
 */
export function summary(files, outside, succeeded, mayNotSkip, project) {
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
  failures.push(...outside.map((error) => failure('vitest: an error outside all tests', error)));
  if (!succeeded && failures.length === 0) failures.push('vitest: it failed without a report');
  return { passed, failures };
}

/** @param {string} file the JSON in it, of whatever form; undefined if there is none */
function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
