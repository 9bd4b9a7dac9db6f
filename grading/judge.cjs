// @ts-check
'use strict';
/**
 * Judges observations of probes, outside the sandbox. It answers `{ check, seed, observed }` with `{ passed, total, html, rows }` or
 * `{ error }`. For a second trial, `before` are the first one's rows. It loads the TypeScript of checks/ directly.
 */
const { answerLines } = require('./answerLines.cjs');
require('tsx/cjs'); // loads TypeScript

process.env.SOFTMAX_BACKEND ??= 'cpu'; // judges compute little, so plain JavaScript is enough
/** @type {{ Report: any } & Record<string, any>} */
const checks = require('#checks');
const { afterSecondTrial } = require('../checks/secondTrial.ts');

const LONGEST_TEXT = 600; // a row quotes what the answer returned or threw, which may be of any length

/** @param {{ check: string, seed: number, observed: unknown, before?: object[] }} request */
function judge({ check, seed, observed, before }) {
  if (!Object.hasOwn(checks, check)) throw new RangeError(`Cannot judge: #checks has no ${check}`);
  const { name, judge } = checks[check];
  const found = judge(observed, seed);
  const verdicts = (before ? afterSecondTrial(before, found) : found).map(shortened);
  const report = new checks.Report(name, verdicts);
  return { passed: report.score, total: verdicts.length, html: report.toHtml(), rows: verdicts };
}

/** @param {Record<string, unknown>} verdict */
function shortened(verdict) {
  const entries = Object.entries(verdict).map(([key, text]) => [key, String(text).slice(0, LONGEST_TEXT)]);
  return Object.fromEntries(entries);
}

answerLines(judge, (error) => ({ error: error.slice(0, LONGEST_TEXT) }));
