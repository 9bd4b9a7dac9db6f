// @ts-check
'use strict';
/** What the kernel reads in a cell's source before it is compiled. */

/**
 * `export const x` as in a module: tslab 1.0.22 exports all variables itself and calls a second export an error. The word is
 * blanked out, so that positions stay.
 *
 * @param {any} ts
 * @param {string} code
 */
function withoutExports(ts, code) {
  if (!code.includes('export')) return code;
  const file = ts.createSourceFile('cell.ts', code, ts.ScriptTarget.Latest);
  let source = code;
  const blank = (/** @type {number} */ start, /** @type {number} */ end) => {
    source = source.slice(0, start) + source.slice(start, end).replace(/\S/g, ' ') + source.slice(end);
  };
  for (const statement of file.statements) {
    if (ts.isExportDeclaration(statement) && !statement.moduleSpecifier) blank(statement.getStart(file), statement.end);
    for (const { kind, pos, end } of statement.modifiers ?? []) {
      if (kind === ts.SyntaxKind.ExportKeyword || kind === ts.SyntaxKind.DefaultKeyword) {
        blank(ts.skipTrivia(code, pos), end);
      }
    }
    if (ts.isExportAssignment(statement)) blank(statement.getStart(file), statement.expression.getStart(file));
  }
  return source;
}

/**
 * Whether a cell awaits at its top level. (tslab 1.0.22 misses `await (…)` and `for await`.)
 *
 * @param {any} ts
 * @param {string} code
 */
function awaitsAtTopLevel(ts, code) {
  const visit = (/** @type {any} */ node) => {
    if (ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier)) return true;
    if (ts.isFunctionLike(node)) return false;
    return Boolean(ts.forEachChild(node, visit));
  };
  return visit(ts.createSourceFile('cell.js', code, ts.ScriptTarget.Latest));
}

module.exports = { awaitsAtTopLevel, withoutExports };
