// @ts-check
'use strict';
/**
 * Stack traces in the reader's own lines: of cells and of the project's files, through both steps of compilation, without
 * the frames of the kernel, Node or packages. (tslab 1.0.22 makes no source maps.)
 */
const { SourceMap } = require('node:module');

/**
 * @typedef {object} CompiledFile
 * @property {string} shown Its name in a stack trace.
 * @property {SourceMap} toEsModule From the code that runs.
 * @property {SourceMap} toSource From the ES module, the first step's result.
 * @property {Record<number, number>} shifts By how many columns a line of the ES module was moved right after its map was made.
 * @property {number} prependedLines Lines that tslab put before the source.
 */

/** @type {Map<string, CompiledFile>} */
const compiledFiles = new Map();

/**
 * @param {string} file Name of a script as V8 knows it.
 * @param {number} line From 1.
 * @param {number} column From 1.
 * @returns The position as written, or undefined where nothing is.
 */
function sourcePosition(file, line, column) {
  const compiled = compiledFiles.get(file);
  if (!compiled) return undefined;
  const { toEsModule, toSource, shifts, prependedLines, shown } = compiled;
  const inModule = /** @type {import('node:module').SourceMapping} */ (toEsModule.findEntry(line - 1, column - 1));
  if (inModule.originalLine === undefined) return undefined;
  const shift = shifts[inModule.originalLine] ?? 0;
  const entry = toSource.findEntry(inModule.originalLine, Math.max(0, inModule.originalColumn - shift));
  const original = /** @type {import('node:module').SourceMapping} */ (entry);
  if (original.originalLine === undefined) return undefined;
  return `${shown}:${original.originalLine + 1 - prependedLines}:${original.originalColumn + 1}`;
}

/** @param {unknown} error */
function headline(error) {
  try {
    return Error.prototype.toString.call(error);
  } catch {
    return 'Error';
  }
}

/** @param {NodeJS.CallSite} frame */
function shownFrame(frame) {
  const file = frame.getFileName() ?? '';
  const position = sourcePosition(file, frame.getLineNumber() ?? 0, frame.getColumnNumber() ?? 0);
  if (!position) return undefined;
  const text = String(frame).replace(/^(async |new )?Object\./, '$1');
  const caller = text.replace(/ ?\(?[^ ]*:\d+:\d+\)?$/, '');
  const anonymous = caller === '' || caller === 'async';
  return `    at ${caller}${caller && ' '}${anonymous ? position : `(${position})`}`;
}

function showSourcesInStackTraces() {
  Error.stackTraceLimit = 50; // most frames are not shown
  Error.prepareStackTrace = (error, frames) => [headline(error), ...frames.map(shownFrame).filter(Boolean)].join('\n');
}

module.exports = { compiledFiles, showSourcesInStackTraces, SourceMap };
