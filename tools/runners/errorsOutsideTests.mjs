import { writeFileSync } from 'node:fs';
import path from 'node:path';

/** From the project's folder, in which vitest runs. */
export const FILE = path.join('.cache', 'errors-outside-tests.json');

/**
 * A reporter of vitest: writes the errors that belong to no test, such as a rejected promise that nobody awaited. They
 * make the run fail, and vitest's JSON report does not tell them.
 */
export default class ErrorsOutsideTests {
  /**
   * @param {readonly import('vitest/node').TestModule[]} _modules
   * @param {readonly import('vitest').SerializedError[]} errors
   */
  onTestRunEnd(_modules, errors) {
    const texts = errors.map(({ name, message, stack, VITEST_TEST_PATH: file }) =>
      [`${file ?? 'in no file'}: ${name}: ${message}`, stack ?? ''].join('\n'),
    );
    writeFileSync(FILE, JSON.stringify(texts));
  }
}
