// @ts-check
'use strict';
/** What editors ask of the language: completion, inspection, whether a cell is complete. */
const { compiler } = require('./compiler.cjs');
const { withoutInterrupts } = require('./controlThread.cjs');
const { requireFromTslab } = require('./paths.cjs');

const { isCompleteCode } = requireFromTslab('./dist/converter.js');
const { printQuickInfo } = requireFromTslab('./dist/inspect.js');

// Jupyter counts code points, TypeScript UTF-16 units; tslab 1.0.22 takes one for the other.
const toUnits = (/** @type {string} */ code, /** @type {number} */ points) =>
  [...code].slice(0, points).join('').length;
const toPoints = (/** @type {string} */ code, /** @type {number} */ units) => [...code.slice(0, units)].length;

/** @param {{ code: string, cursor_pos: number }} request */
function complete({ code, cursor_pos }) {
  const { start, end, candidates } = withoutInterrupts(() => compiler.complete(code, toUnits(code, cursor_pos)));
  return { matches: candidates, cursor_start: toPoints(code, start), cursor_end: toPoints(code, end), metadata: {} };
}

/** @param {{ code: string, cursor_pos: number }} request */
function inspect({ code, cursor_pos }) {
  const info = withoutInterrupts(() => compiler.inspect(code, toUnits(code, cursor_pos)));
  return { found: Boolean(info), data: info ? { 'text/plain': printQuickInfo(info) } : {}, metadata: {} };
}

/**
 * tslab 1.0.22 knows only `complete` and `incomplete`, and takes an unterminated template for complete.
 *
 * @param {{ code: string }} request
 */
function isComplete({ code }) {
  const { ts } = compiler;
  const { parseDiagnostics } = ts.createSourceFile('cell.ts', code, ts.ScriptTarget.Latest);
  if (parseDiagnostics.length === 0) return { status: 'complete' };
  const openTemplate = ts.Diagnostics.Unterminated_template_literal.code;
  const openComment = ts.Diagnostics.Asterisk_Slash_expected.code;
  const isOpen = (/** @type {any} */ diagnostic) => [openTemplate, openComment].includes(diagnostic.code);
  if (parseDiagnostics.some(isOpen)) return { status: 'incomplete', indent: '' };
  const { completed, indent } = isCompleteCode(code);
  return completed ? { status: 'invalid' } : { status: 'incomplete', indent };
}

module.exports = { complete, inspect, isComplete };
