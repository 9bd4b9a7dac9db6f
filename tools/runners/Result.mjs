import { stripVTControlCharacters } from 'node:util';

/**
 * What a step of the tests came to. A failure is a text for a person: the test's file and name, then the first lines
 * of its message.
 *
 * @typedef {{ passed: number, failures: string[] }} Result
 */

const LINES = 8;

/**
 * A failed test as a person reads it at the end of all output. Only the message's first lines are shown.
 *
 * @param {string} test the test's file and name
 * @param {string} message the test's whole message, with terminal colours or without
 */
export function failure(test, message) {
  const plain = stripVTControlCharacters(message).trimEnd();
  const lines = plain === '' ? [] : plain.split('\n');
  const shown = lines.slice(0, LINES).map((line) => `    ${line}`);
  if (lines.length > LINES) shown.push('    …');
  return [test, ...shown].join('\n');
}
