// @ts-check
'use strict';
/**
 * The declarations that a failed cell leaves. tslab 1.0.22 forgets them all; but a reader goes on with what was set before the
 * error, as in any notebook.
 */
const { boundNames } = require('./cellVariables.cjs');

/**
 * @param {any} ts
 * @param {object} declarations
 * @param {string} declarations.before Of the cells so far.
 * @param {string} declarations.after What they would be, had the cell succeeded.
 * @param {(name: string) => boolean} isSet Whether the cell came to set this variable.
 */
function keepDeclared(ts, { before, after }, isSet) {
  const parse = (/** @type {string} */ text) => ts.createSourceFile('__prev__.d.ts', text, ts.ScriptTarget.Latest);
  const beforeFile = parse(before);
  const afterFile = parse(after);
  const textsBefore = new Set(beforeFile.statements.map((/** @type {any} */ s) => s.getText(beforeFile)));

  const isNew = (/** @type {any} */ statement) => !textsBefore.has(statement.getText(afterFile));
  const dropped = afterFile.statements.filter(
    (/** @type {any} */ s) => isNew(s) && valueNames(ts, s).some((name) => !isSet(name)),
  );
  const lost = new Set(dropped.flatMap((/** @type {any} */ s) => valueNames(ts, s)));
  const kept = afterFile.statements.filter((/** @type {any} */ s) => !dropped.includes(s));
  const keptNames = new Set(kept.flatMap((/** @type {any} */ s) => valueNames(ts, s)));
  const restored = beforeFile.statements.filter((/** @type {any} */ s) => {
    const names = valueNames(ts, s);
    return names.some((name) => lost.has(name)) && !names.some((name) => keptNames.has(name));
  });
  const texts = [
    ...kept.map((/** @type {any} */ s) => s.getFullText(afterFile)),
    ...restored.map((/** @type {any} */ s) => s.getFullText(beforeFile)),
  ];
  return `${texts.join('\n')}\n`;
}

/** @param {any} ts @param {any} statement @returns {string[]} Names of the values that it declares. */
function valueNames(ts, statement) {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap((/** @type {any} */ d) => boundNames(ts, d.name));
  }
  if (ts.isImportDeclaration(statement)) return []; // a type has no value to look for
  const declaresValue = ts.isClassDeclaration(statement) || ts.isEnumDeclaration(statement);
  return declaresValue && statement.name ? [statement.name.text] : [];
}

module.exports = { keepDeclared };
