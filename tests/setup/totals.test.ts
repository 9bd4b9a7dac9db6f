import { expect, test } from 'vitest';
import { summary as ofPytest } from '../../tools/runners/pytestReport.mjs';
import { failure } from '../../tools/runners/Result.mjs';
import { summary as ofVitest } from '../../tools/runners/vitest.mjs';

const file = (status: string, ...statuses: string[]) => ({
  name: '/course/tests/a.test.ts',
  status,
  message: 'SyntaxError: a file that does not load',
  assertionResults: statuses.map((status) => ({ status, fullName: 'a test', failureMessages: ['Error: 1 is not 2'] })),
});
const FAILED = 'tests/a.test.ts › a test\n    Error: 1 is not 2';
const SKIPPED = 'tests/a.test.ts › a test\n    skipped, which CI=true forbids';
const NOT_LOADED = 'tests/a.test.ts\n    SyntaxError: a file that does not load';
const NO_REPORT = 'vitest: it failed without a report';
const ERROR = 'in no file: Error: Socket is closed\n    at close';
const OUTSIDE = 'vitest: an error outside all tests\n    in no file: Error: Socket is closed\n        at close';

test.each([
  ['all passed', [file('passed', 'passed', 'passed')], [], true, false, 2, []],
  ['one failed', [file('failed', 'passed', 'failed')], [], false, false, 1, [FAILED]],
  ['a file that does not load', [file('failed'), file('passed', 'passed')], [], false, false, 1, [NOT_LOADED]],
  ['a failing hook after passed tests', [file('failed', 'passed')], [], false, false, 1, [NOT_LOADED]],
  ['an error outside of any test', [file('passed', 'passed')], [ERROR], false, false, 1, [OUTSIDE]],
  ['no report at all', [], [], false, false, 0, [NO_REPORT]],
  ['skipped on a reader’s machine', [file('passed', 'passed', 'pending')], [], true, false, 1, []],
  ['skipped with CI=true', [file('passed', 'passed', 'pending', 'todo')], [], true, true, 1, [SKIPPED, SKIPPED]],
] as [string, ReturnType<typeof file>[], string[], boolean, boolean, number, string[]][])(
  'vitest: %s',
  (_what, files, outside, succeeded, mayNotSkip, passed, failures) => {
    expect(ofVitest(files, outside, succeeded, mayNotSkip, '/course')).toEqual({ passed, failures });
  },
);

test('the message of a failed test is plain and not long', () => {
  const message = `\u001B[31m${Array.from({ length: 50 }, (_, line) => `line ${line}`).join('\n')}\u001B[39m`;
  const shown = failure('a test', message).split('\n');
  expect(shown).toHaveLength(10);
  expect(shown.slice(0, 2)).toEqual(['a test', '    line 0']);
  expect(shown.at(-1)).toBe('    …');
});

const PASSED_CASE = '<testcase classname="grading.tests.test_a" name="test_good" time="0.1"/>';
const testcase = (name: string, child: string) =>
  `<testcase classname="grading.tests.test_a" name="${name}" time="0.1">${child}</testcase>`;
const FAILED_CASE = testcase('test_bad', '<failure message="assert 1 == 2&#10; + where 1 = one()">long</failure>');
const BROKEN_CASE = testcase('test_broken', '<error message="no such fixture">long</error>');
const SKIPPED_CASE = testcase('test_left', '<skipped type="pytest.skip" message="no bubblewrap">long</skipped>');
const junit = (...cases: string[]) =>
  `<?xml version="1.0" encoding="utf-8"?><testsuites><testsuite name="pytest">${cases.join('')}</testsuite></testsuites>`;

test.each([
  ['all passed', junit(PASSED_CASE, PASSED_CASE), true, false, 2, []],
  [
    ...['failures and errors', junit(PASSED_CASE, FAILED_CASE, BROKEN_CASE), false, false, 1],
    [
      'grading.tests.test_a › test_bad\n    assert 1 == 2\n     + where 1 = one()',
      'grading.tests.test_a › test_broken\n    no such fixture',
    ],
  ],
  ['skipped on a reader’s machine', junit(PASSED_CASE, SKIPPED_CASE), true, false, 1, []],
  [
    ...['skipped with CI=true', junit(PASSED_CASE, SKIPPED_CASE), true, true, 1],
    ['grading.tests.test_a › test_left\n    skipped, which CI=true forbids'],
  ],
  ['no report at all', '', false, false, 0, ['pytest: an error outside all tests, or no report']],
] as [string, string, boolean, boolean, number, string[]][])(
  'pytest: %s',
  (_what, report, succeeded, mayNotSkip, passed, failures) => {
    expect(ofPytest(report, succeeded, mayNotSkip)).toEqual({ passed, failures });
  },
);
