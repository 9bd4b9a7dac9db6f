// @ts-check
'use strict';
/** Type and syntax errors as the reader sees them: position, message, the line, and what is meant underlined. */
const { readFileSync } = require('node:fs');
const path = require('node:path');
const { root } = require('./paths.cjs');

/**
 * @typedef {{ line: number, character: number, offset: number }} Position From 0.
 * @typedef {{ start: Position, end: Position, messageText: string, code: number, fileName?: string }} Diagnostic
 */

class CompileError extends Error {
  name = 'TypeScript';

  /**
   * @param {string} cell The source that was compiled.
   * @param {Diagnostic[]} diagnostics tslab's, of the cell and of project files.
   */
  constructor(cell, diagnostics) {
    const blocks = joinChains(diagnostics).map((diagnostic) => describe(cell, diagnostic));
    super(blocks[0][0]);
    /** Lines to show. */
    this.traceback = blocks.flat();
  }
}

/**
 * tslab 1.0.22 splits a message that explains itself in several lines into diagnostics of the same place, and reports one that
 * stands in its own appended export once more.
 *
 * @param {Diagnostic[]} diagnostics
 */
function joinChains(diagnostics) {
  /** @type {Diagnostic[]} */
  const joined = [];
  for (const diagnostic of diagnostics) {
    const previous = joined.at(-1);
    const sameFile = !diagnostic.fileName || previous?.fileName === diagnostic.fileName;
    const samePlace = sameFile && previous?.start.offset === diagnostic.start.offset;
    if (!samePlace || !previous) joined.push({ ...diagnostic });
    else if (!previous.messageText.includes(diagnostic.messageText))
      previous.messageText += `\n  ${diagnostic.messageText}`;
  }
  return joined;
}

/**
 * @param {string} cell
 * @param {Diagnostic} diagnostic
 * @returns {string[]}
 */
function describe(cell, { start, end, messageText, code, fileName }) {
  const lines = (fileName ? readFileSync(path.join(root, fileName), 'utf8') : cell).split('\n');
  const appended = start.line >= lines.length; // tslab's line after the cell
  const line = appended ? lines.length - 1 : start.line;
  const character = appended ? lines[line].length : start.character;
  const place = `${fileName ? `${fileName}:` : ''}${line + 1}:${character + 1}`;
  const message = `${place} - error TS${code}: ${messageText}`.split('\n');
  const gutter = `${line + 1} | `;
  const length = end.line === start.line ? end.character - start.character : lines[line].length - character;
  const indent = lines[line].slice(0, character).replace(/[^\t]/g, ' ');
  const carets = `${' '.repeat(gutter.length)}${indent}${'^'.repeat(Math.max(1, length))}`;
  return [...message, `${gutter}${lines[line]}`, carets];
}

module.exports = { CompileError };
