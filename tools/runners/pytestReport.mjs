import { JSDOM } from 'jsdom';
import { failure } from './Result.mjs';

/**
 * @param {string} junit pytest's JUnit report
 * @param {boolean} succeeded pytest's exit code was 0
 * @param {boolean} mayNotSkip
 * @returns {import('./Result.mjs').Result}
 */
export function summary(junit, succeeded, mayNotSkip) {
  let passed = 0;
  const failures = [];
  for (const testcase of testcases(junit)) {
    const test = `${testcase.getAttribute('classname')} › ${testcase.getAttribute('name')}`;
    const fault = testcase.querySelector('failure, error');
    const isSkipped = testcase.querySelector('skipped') !== null;
    if (fault !== null) failures.push(failure(test, fault.getAttribute('message') ?? ''));
    else if (!isSkipped) passed += 1;
    else if (mayNotSkip) failures.push(failure(test, 'skipped, which CI=true forbids'));
  }
  if (!succeeded && failures.length === 0) failures.push('pytest: an error outside all tests, or no report');
  return { passed, failures };
}

/** @param {string} junit */
function testcases(junit) {
  if (junit === '') return [];
  return [...new JSDOM(junit, { contentType: 'text/xml' }).window.document.querySelectorAll('testcase')];
}
