import { runPytest } from '../runners/pytest.mjs';
import { runVitest } from '../runners/vitest.mjs';
import { lint } from './lint.mjs';

/**
 * Lints and runs all tests. If there are words, it only runs vitest with them. What failed is said again at the end,
 * where a person looks first.
 *
 * @param {string} project the project's folder
 * @param {string[]} words test files and options of vitest
 * @returns {Promise<number>} the exit code
 */
export async function runTests(project, words) {
  const results = [];
  if (words.length === 0) results.push(await lint(project));
  results.push(await runVitest(project, words));
  if (words.length === 0) results.push(await runPytest(project));
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failures = results.flatMap((result) => result.failures);
  for (const failure of failures) console.error(`\n✗ ${failure}`);
  console.log(`\n${passed} passed, ${failures.length} failed`);
  return failures.length === 0 ? 0 : 1;
}
