// @ts-check
'use strict';
/**
 * Reads the syntax tree of answers, outside the sandbox, without running them. It answers `{ cells: [source], names: [name] }` with a
 * list of findings, `{ cell, line, what }`.
 *
 * A name counts however it is spelled: `tf.logSoftmax`, `tf['log' + 'Softmax']`, a destructured or renamed one. Constant strings are
 * put together; a name that is computed at run time is reported as such.
 */
const ts = require('@tslab/typescript-for-tslab');
const { answerLines } = require('./answerLines.cjs');
const { constantOf, constantsOf } = require('./constantStrings.cjs');

const LOADERS = new Set(['require', 'createRequire', 'eval', 'Function', 'process', 'globalThis', 'Reflect']);
const REACHES = new Set([
  'prototype',
  '__proto__',
  'setPrototypeOf',
  'defineProperty',
  'defineProperties',
  'constructor',
]);
const MODULES =
  /^(?:node:.+|(?:child_process|worker_threads|vm|inspector|module|cluster|v8|process|fs|os|crypto|util)(?:\/.*)?|#checks|tslab.*)$|checks\//;
const COURSE = new Set(['check', 'observe', 'seal', 'tf']);
const GLOBALS = new Set([
  'globalThis',
  'process',
  'Object',
  'Reflect',
  'JSON',
  'Math',
  'Array',
  'Promise',
  'console',
  'Symbol',
]);

/** @typedef {{ cell: number, line: number, what: string }} Finding */

/** @param {{ cells: string[], names: string[] }} question @returns {Finding[]} */
function inspect({ cells, names }) {
  const own = new Set(cells.flatMap((source) => declaredIn(source)));
  const forbidden = { members: new Set(names), free: new Set(names.filter((name) => !own.has(name))) };
  return cells.flatMap((source, cell) => findings(source, forbidden).map((found) => ({ cell, ...found })));
}

/**
 * @param {string} source
 * @param {{ members: Set<string>, free: Set<string> }} forbidden What the answer declares itself counts only as a member.
 * @returns {{ line: number, what: string }[]}
 */
function findings(source, forbidden) {
  const file = ts.createSourceFile('answer.ts', source, ts.ScriptTarget.Latest, true);
  const constants = constantsOf(file);
  /** @type {Map<string, { line: number, what: string }>} */
  const found = new Map();
  /** @param {import('typescript').Node} node @param {string} what */
  const note = (node, what) => {
    const line = file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
    if (!found.has(what)) found.set(what, { line, what });
  };
  /** @param {import('typescript').Node} node @param {string | undefined} name */
  const noteName = (node, name) => {
    if (name === undefined) return;
    if ((isFree(node) ? forbidden.free : forbidden.members).has(name)) note(node, `names ${name}`);
    if (LOADERS.has(name)) note(node, `uses ${name}`);
    if (REACHES.has(name)) note(node, `reaches ${name}`);
  };
  /** @param {any} node */
  const visit = (node) => {
    if (ts.isIdentifier(node) && !isKey(node)) noteName(node, node.text);
    if (ts.isElementAccessExpression(node)) {
      const name = constantOf(node.argumentExpression, constants);
      noteName(node, name);
      if (name === undefined && isCalled(node)) note(node, 'calls a member whose name is computed');
    }
    if (ts.isComputedPropertyName(node)) noteName(node, constantOf(node.expression, constants));
    if (ts.isStringLiteralLike(node) && !node.parent.importClause?.isTypeOnly && MODULES.test(node.text))
      note(node, `imports ${node.text}`);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      note(node, 'imports at run time');
    if (ts.isStringLiteralLike(node) && forbidden.members.has(node.text)) note(node, `names ${node.text}`);
    const target = assignedTo(node);
    if (target && GLOBALS.has(target)) note(node, `changes ${target}`);
    const declared = declaredName(node);
    if (declared && (COURSE.has(declared) || GLOBALS.has(declared))) note(node, `redefines ${declared}`);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return [...found.values()];
}

/** @param {string} source @returns {string[]} */
function declaredIn(source) {
  /** @type {string[]} */
  const names = [];
  /** @param {any} node */
  const visit = (node) => {
    const name = ts.isParameter(node) && ts.isIdentifier(node.name) ? node.name.text : declaredName(node);
    if (name) names.push(name);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('answer.ts', source, ts.ScriptTarget.Latest, true));
  return names;
}

/** Whether a name stands alone, and is no member of something. @param {any} node */
function isFree(node) {
  const { parent } = node;
  const isMember = ts.isPropertyAccessExpression(parent) && parent.name === node;
  return (
    ts.isIdentifier(node) &&
    !isMember &&
    !ts.isImportSpecifier(parent) &&
    !(ts.isBindingElement(parent) && parent.propertyName === node)
  );
}

/** Whether a name is only a key of an object that the answer makes. @param {any} node */
function isKey(node) {
  const { parent } = node;
  return (
    (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isMethodDeclaration(parent)) &&
    parent.name === node
  );
}

/** @param {any} node */
function isCalled(node) {
  return ts.isCallExpression(node.parent) && node.parent.expression === node;
}

/** The global whose member an assignment changes. @param {any} node @returns {string | undefined} */
function assignedTo(node) {
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return undefined;
  let target = node.left;
  while (ts.isPropertyAccessExpression(target) || ts.isElementAccessExpression(target)) target = target.expression;
  return target !== node.left && ts.isIdentifier(target) ? target.text : undefined;
}

/** @param {any} node @returns {string | undefined} */
function declaredName(node) {
  const declares =
    ts.isVariableDeclaration(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isBindingElement(node);
  return declares && node.name && ts.isIdentifier(node.name) ? node.name.text : undefined;
}

answerLines(inspect, (error) => [{ cell: 0, line: 1, what: `cannot be read: ${error.slice(0, 100)}` }]);
