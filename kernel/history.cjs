// @ts-check
'use strict';
/** The cells of this session, as `history_request` asks for them. */

const SESSION = 1; // earlier sessions are not kept

/** @typedef {{ line: number, code: string, result: unknown }} Entry */

/** @type {Entry[]} */
const entries = [];

/** @param {number} line The [n]. @param {string} code @param {unknown} result Its text. */
const recordCell = (line, code, result) => void entries.push({ line, code, result });

/** @param {string} pattern With * and ?, as a shell's. */
const globPattern = (pattern) =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
    's',
  );

/**
 * @param {object} request
 * @param {'range' | 'tail' | 'search'} request.hist_access_type
 * @param {boolean} [request.output]
 * @param {number} [request.session] 0 or 1 for this one.
 * @param {number} [request.start]
 * @param {number | null} [request.stop]
 * @param {number} [request.n]
 * @param {string} [request.pattern]
 * @param {boolean} [request.unique]
 */
function findHistory({ hist_access_type: type, output, session = 0, start = 0, stop, n, pattern = '*', unique }) {
  let found = entries;
  if (type === 'range') {
    const inSession = session === 0 || session === SESSION;
    found = inSession ? entries.filter(({ line }) => line >= start && line < (stop ?? Infinity)) : [];
  } else {
    if (type === 'search') found = found.filter(({ code }) => globPattern(pattern).test(code));
    if (type === 'search' && unique) found = [...new Map(found.map((entry) => [entry.code, entry])).values()];
    if (n) found = found.slice(-n);
  }
  return found.map(({ line, code, result }) => [SESSION, line, output ? [code, result] : code]);
}

module.exports = { findHistory, recordCell };
