// @ts-check
'use strict';
/**
 * Judges what probes saw, outside the sandbox: a line of JSON in, `{ check, seed, observed }`, a line out,
 * `{ passed, total, html, text }` or `{ error }`. It loads checks/*.ts as they are.
 */
const readline = require('node:readline');
require('tsx/cjs'); // loads TypeScript

process.env.SOFTMAX_BACKEND ??= 'cpu'; // judges compare numbers: nothing to hurry for
/** @type {{ Report: any } & Record<string, any>} */
const checks = require('#checks');

const LONGEST_TEXT = 600; // a row quotes what the answer returned or threw, and that may be anything

/** @param {{ check: string, seed: number, observed: unknown }} request */
function judge({ check, seed, observed }) {
  if (!Object.hasOwn(checks, check)) throw new RangeError(`Cannot judge: #checks has no ${check}`);
  const { name, judge } = checks[check];
  const verdicts = judge(observed, seed).map(shortened);
  const report = new checks.Report(name, verdicts);
  return { passed: report.score, total: verdicts.length, html: report.toHtml(), text: report.toString() };
}

/** @param {Record<string, unknown>} verdict */
function shortened(verdict) {
  const entries = Object.entries(verdict).map(([key, text]) => [key, String(text).slice(0, LONGEST_TEXT)]);
  return Object.fromEntries(entries);
}

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  let answer;
  try {
    answer = judge(JSON.parse(line));
  } catch (error) {
    answer = { error: String(error).slice(0, LONGEST_TEXT) };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
});
