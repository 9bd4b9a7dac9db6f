// @ts-check
'use strict';
/**
 * Writes a file of declarations as ambient modules: the file itself, `declare module "@tensorflow/tfjs-core/dist/tensor" { … }`, and
 * one for each of its additions to another module.
 */
const fs = require('node:fs');
const { compact } = require('./compactTypeScript.cjs');

/** @typedef {import('@tslab/typescript-for-tslab').SourceFile} SourceFile */
/** @typedef {import('@tslab/typescript-for-tslab').Node} Node */
/** @typedef {import('@tslab/typescript-for-tslab').ModuleDeclaration} ModuleDeclaration */
/** @typedef {{ start: number, end: number, text: string }} Edit */
/** @typedef {(specifier: string) => string | undefined} Rename gives a module's name in all files; undefined if it keeps its own */

/** @returns {typeof import('@tslab/typescript-for-tslab')} */
const typescript = () => require(compact);

/**
 * @param {string} file
 * @param {string} name the name of the file's module
 * @param {Rename} rename
 * @returns {string[]}
 */
function ambientModules(file, name, rename) {
  const ts = typescript();
  const text = fs.readFileSync(file, 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const edits = [...renamings(source, rename), ...headers(source)];
  const additions = source.statements.filter(
    /** @returns {statement is ModuleDeclaration} */ (statement) =>
      ts.isModuleDeclaration(statement) && ts.isStringLiteral(statement.name),
  );
  const isOfAddition = (/** @type {Edit} */ { start, end }) =>
    additions.some((addition) => start >= addition.pos && end <= addition.end);
  const own = [
    ...edits.filter((edit) => !isOfAddition(edit)),
    ...additions.map(({ pos, end }) => ({ start: pos, end, text: '' })),
  ];
  const added = additions.map((addition) => addedModule(source, addition, edits, rename));
  return [ambientModule(name, edited(text, own)), ...added];
}

/**
 * An addition to another module. It gets the imports of its file, as long as they are not of that module itself.
 *
 * @param {SourceFile} source
 * @param {ModuleDeclaration} addition
 * @param {Edit[]} edits
 * @param {Rename} rename
 */
function addedModule(source, addition, edits, rename) {
  const ts = typescript();
  const name = rename(addition.name.text);
  const imports = source.statements
    .filter(ts.isImportDeclaration)
    .filter(({ moduleSpecifier }) => ts.isStringLiteral(moduleSpecifier) && rename(moduleSpecifier.text) !== name)
    .map((statement) => edited(source.text, edits, statement.getStart(source), statement.end));
  const body = /** @type {Node} */ (addition.body);
  const members = edited(source.text, edits, body.getStart(source) + 1, body.end - 1);
  return ambientModule(name ?? '', [...imports, members].join('\n'));
}

/**
 * Edits that rename the modules of imports and exports, and remove the word `declare`, which an ambient module must not have.
 *
 * @param {SourceFile} source
 * @param {Rename} rename
 */
function renamings(source, rename) {
  const ts = typescript();
  /** @type {Edit[]} */
  const edits = [];
  const replace = (/** @type {Node} */ node, /** @type {string} */ text) =>
    edits.push({ start: node.getStart(source), end: node.end, text });
  const namesModule = (/** @type {Node} */ { parent }) =>
    ts.isImportDeclaration(parent) ||
    ts.isExportDeclaration(parent) ||
    (ts.isLiteralTypeNode(parent) && ts.isImportTypeNode(parent.parent));
  const visit = (/** @type {Node} */ node) => {
    const name = ts.isStringLiteral(node) && namesModule(node) ? rename(node.text) : undefined;
    if (name) replace(node, JSON.stringify(name));
    if (node.kind === ts.SyntaxKind.DeclareKeyword) replace(node, '');
    ts.forEachChild(node, visit);
  };
  visit(source);
  return edits;
}

/** @param {SourceFile} source @returns {Edit[]} edits that remove the licence and the like from the file's head */
function headers({ text }) {
  const comments = typescript().getLeadingCommentRanges(text, 0) ?? [];
  return comments
    .filter(({ pos, end }) => /@license|amd-module/.test(text.slice(pos, end)))
    .map(({ pos, end }) => ({ start: pos, end, text: '' }));
}

/** @param {string} text @param {Edit[]} edits @returns {string} a part of the text after the edits in it */
function edited(text, edits, start = 0, end = text.length) {
  const inPart = edits.filter((edit) => edit.start >= start && edit.end <= end).sort((a, b) => a.start - b.start);
  let [result, at] = ['', start];
  for (const edit of inPart) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at, end);
}

/** @param {string} name @param {string} body */
const ambientModule = (name, body) =>
  `declare module ${JSON.stringify(name)} {\n${body.trim().replace(/\n{3,}/g, '\n\n')}\n}`;

module.exports = { ambientModule, ambientModules };
