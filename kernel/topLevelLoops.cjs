// @ts-check
'use strict';
/**
 * Loops at a cell's top level at the speed of a function's. A variable that lives in `exports` is read and written in memory
 * in every round, 4 to 20 times slower than a local one; so a loop works on locals, and writes them back every 1024 rounds
 * (for who interrupts it and looks) and at its end. Left alone are loops that await or hold functions, variables that functions
 * of the cell use, and loops that call functions of earlier cells, which might use them.
 */
const { boundNames } = require('./cellVariables.cjs');

const ROUNDS = 1024; // a power of 2

/** @param {any} ts @param {any} node @param {(node: any) => void} use */
function walk(ts, node, use) {
  use(node);
  ts.forEachChild(node, (/** @type {any} */ child) => walk(ts, child, use));
}

/** @param {any} ts @param {any} node */
const isName = (ts, node) =>
  ts.isIdentifier(node) &&
  !(ts.isPropertyAccessExpression(node.parent) && node.parent.name === node) &&
  !(ts.isPropertyAssignment(node.parent) && node.parent.name === node);

/** @param {any} ts @param {any} file */
function candidates(ts, file) {
  const names = new Set();
  for (const statement of file.statements) {
    const isLet = ts.isVariableStatement(statement) && statement.modifiers;
    const declarations = isLet ? statement.declarationList.declarations : [];
    for (const { name } of declarations) for (const bound of boundNames(ts, name)) names.add(bound);
  }
  walk(ts, file, (node) => {
    if (!ts.isFunctionLike(node) && !ts.isClassLike(node)) return;
    walk(ts, node, (inner) => ts.isIdentifier(inner) && names.delete(inner.text));
  });
  return names;
}

/**
 * @param {any} ts
 * @param {any} loop
 * @param {Set<string>} names
 * @returns {Map<string, any>} The names that become locals, each with a node that uses it; empty when none may.
 */
function localsOf(ts, loop, names) {
  const locals = new Map();
  const shadowed = new Set();
  let plain = true;
  walk(ts, loop, (node) => {
    const { expression: callee } = node;
    const callsEarlier =
      (ts.isCallExpression(node) || ts.isNewExpression(node)) && /^\W*exports\b/.test(callee.getText());
    if (ts.isFunctionLike(node) || ts.isClassLike(node) || ts.isAwaitExpression(node) || callsEarlier) plain = false;
    if (ts.isForOfStatement(node) && node.awaitModifier) plain = false;
    if (ts.isVariableDeclaration(node)) for (const name of boundNames(ts, node.name)) shadowed.add(name);
    if (ts.isShorthandPropertyAssignment(node)) shadowed.add(node.name.text);
    if (isName(ts, node) && names.has(node.text)) locals.set(node.text, node);
  });
  for (const name of shadowed) locals.delete(name);
  return plain ? locals : new Map();
}

/**
 * A transformer of TypeScript's, for cells.
 *
 * @param {any} ts
 */
function loopsOnLocals(ts) {
  const { factory: make } = ts;
  const local = (/** @type {string} */ name) => make.createIdentifier(`__local_${name}`);
  const rounds = make.createIdentifier('__rounds');

  /** @param {any} loop @param {Map<string, any>} locals @param {any} context */
  function rewritten(loop, locals, context) {
    const writeBack = () =>
      [...locals].map(([name, use]) => make.createExpressionStatement(make.createAssignment(use, local(name))));
    const visit = (/** @type {any} */ node) =>
      isName(ts, node) && locals.has(node.text) ? local(node.text) : ts.visitEachChild(node, visit, context);
    const isTime = make.createStrictEquality(
      make.createBitwiseAnd(make.createPrefixIncrement(rounds), make.createNumericLiteral(ROUNDS - 1)),
      make.createNumericLiteral(0),
    );
    const inBody = (/** @type {any} */ node) =>
      node === loop.statement
        ? make.createBlock([make.createIfStatement(isTime, make.createBlock(writeBack())), visit(node)])
        : visit(node);
    const declarations = [
      make.createVariableDeclaration(rounds, undefined, undefined, make.createNumericLiteral(0)),
      ...[...locals].map(([name, use]) => make.createVariableDeclaration(local(name), undefined, undefined, use)),
    ];
    return make.createBlock([
      make.createVariableStatement(undefined, make.createVariableDeclarationList(declarations, ts.NodeFlags.Let)),
      make.createTryStatement(
        make.createBlock([ts.visitEachChild(loop, inBody, context)]),
        undefined,
        make.createBlock(writeBack()),
      ),
    ]);
  }

  return (/** @type {any} */ context) => (/** @type {any} */ file) => {
    const names = candidates(ts, file);
    const statements = file.statements.map((/** @type {any} */ statement) => {
      const locals = ts.isIterationStatement(statement, false) ? localsOf(ts, statement, names) : new Map();
      return locals.size > 0 ? rewritten(statement, locals, context) : statement;
    });
    return make.updateSourceFile(file, statements);
  };
}

module.exports = { loopsOnLocals };
