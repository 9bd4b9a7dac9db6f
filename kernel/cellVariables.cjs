// @ts-check
'use strict';
/**
 * How a cell's variables reach other cells. tslab 1.0.22 compiles a cell to a module that ends in `export { … }`, and keeps
 * the exports in a Proxy: 40 times slower in a loop at the top level, a `let` that a later cell changes stays as it was
 * for the functions of its own cell, and a cell that throws loses what it had declared. Here every variable is a plain
 * property of `exports`, set where its declaration stands.
 */

/**
 * @param {any} ts
 * @param {string} js A cell, compiled to an ES module.
 * @returns The module with its exports written out; columns of line n (from 0) moved right by `shifts[n]`.
 */
function publishVariables(ts, js) {
  const file = ts.createSourceFile('cell.js', js, ts.ScriptTarget.Latest);
  /** @type {string[]} */
  const functions = [];
  /** @type {{ at: number, remove: number, insert: string }[]} */
  const edits = [];
  const publish = (/** @type {string[]} */ names) => names.map((name) => ` exports.${name} = ${name};`).join('');

  for (const statement of file.statements) {
    const start = statement.getStart(file);
    const replaceHead = (/** @type {string} */ head, /** @type {string} */ insert) =>
      edits.push({ at: start, remove: head.length, insert });
    const addAfter = (/** @type {string[]} */ names) =>
      edits.push({ at: statement.end, remove: 0, insert: publish(names) });
    const { name } = statement;

    if (ts.isExportDeclaration(statement)) replaceHead(js.slice(start, statement.end), '');
    else if (ts.isImportDeclaration(statement)) addAfter(importedNames(statement));
    else if (ts.isFunctionDeclaration(statement)) functions.push(name.text);
    else if (ts.isClassDeclaration(statement)) addAfter([name.text]);
    else if (ts.isVariableStatement(statement)) {
      const { flags } = statement.declarationList;
      const names = statement.declarationList.declarations.flatMap((/** @type {any} */ d) => boundNames(ts, d.name));
      if (statement.modifiers)
        replaceHead('export const ', 'exports.'); // tslab's variable for the last expression
      else if (flags & ts.NodeFlags.Const) addAfter(names);
      else {
        replaceHead('', 'export '); // the next step then makes each use of the variable one of `exports`
        for (const { initializer, end } of statement.declarationList.declarations) {
          if (!initializer) edits.push({ at: end, remove: 0, insert: ' = undefined' }); // not an earlier cell's value
        }
      }
    }
  }

  let output = js;
  /** @type {Record<number, number>} */
  const shifts = {};
  for (const { at, remove, insert } of edits.reverse()) {
    output = output.slice(0, at) + insert + output.slice(at + remove);
    const { line, character } = file.getLineAndCharacterOfPosition(at);
    if (character === 0) shifts[line] = insert.length - remove;
  }
  const head = publish(functions);
  shifts[0] = (shifts[0] ?? 0) + head.length;
  // Still a module, without which `await (x)` would be a call.
  return { js: `${head}${output}\nexport {};`, shifts };
}

/** @param {any} ts @param {any} name An identifier or a pattern. @returns {string[]} */
function boundNames(ts, name) {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((/** @type {any} */ element) => (element.name ? boundNames(ts, element.name) : []));
}

/** @param {any} statement @returns {string[]} */
function importedNames({ importClause }) {
  const { name, namedBindings } = importClause ?? {};
  const nodes = [name, ...(namedBindings?.elements ?? [namedBindings]).map((/** @type {any} */ node) => node?.name)];
  return nodes.filter(Boolean).map((node) => node.text);
}

module.exports = { boundNames, publishVariables };
