import { beforeEach, expect, test, vi } from 'vitest';
import { summary as ofPytest } from '../../tools/runners/pytest.mjs';
import { summary as ofVitest } from '../../tools/runners/vitest.mjs';

beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => {}));

const file = (status: string, ...statuses: string[]) => ({
  name: 'a.test.ts',
  status,
  message: '',
  assertionResults: statuses.map((status) => ({ status, fullName: 'a test' })),
});

test.each([
  ['all passed', [file('passed', 'passed', 'passed')], true, false, { passed: 2, failed: 0 }],
  ['one failed', [file('failed', 'passed', 'failed')], false, false, { passed: 1, failed: 1 }],
  ['a file that does not load', [file('failed'), file('passed', 'passed')], false, false, { passed: 1, failed: 1 }],
  ['a failing hook after passed tests', [file('failed', 'passed')], false, false, { passed: 1, failed: 1 }],
  ['an error outside of any test', [file('passed', 'passed')], false, false, { passed: 1, failed: 1 }],
  ['no report at all', [], false, false, { passed: 0, failed: 1 }],
  ['skipped on a reader’s machine', [file('passed', 'passed', 'pending')], true, false, { passed: 1, failed: 0 }],
  ['skipped with CI=true', [file('passed', 'passed', 'pending', 'todo')], true, true, { passed: 1, failed: 2 }],
])('vitest: %s', (_what, files, succeeded, mayNotSkip, total) => {
  expect(ofVitest(files, succeeded, mayNotSkip)).toEqual(total);
});

const junit = (tests: number, failures: number, errors: number, skipped: number) =>
  `<testsuites name="pytest tests"><testsuite name="pytest" errors="${errors}" failures="${failures}" skipped="${skipped}" tests="${tests}" time="0.1">`;

test.each([
  ['all passed', junit(3, 0, 0, 0), true, false, { passed: 3, failed: 0 }],
  ['failures and errors', junit(5, 1, 2, 0), false, false, { passed: 2, failed: 3 }],
  ['skipped on a reader’s machine', junit(3, 0, 0, 1), true, false, { passed: 2, failed: 0 }],
  ['skipped with CI=true', junit(3, 0, 0, 1), true, true, { passed: 2, failed: 1 }],
  ['no report at all', '', false, false, { passed: 0, failed: 1 }],
])('pytest: %s', (_what, report, succeeded, mayNotSkip, total) => {
  expect(ofPytest(report, succeeded, mayNotSkip)).toEqual(total);
});
