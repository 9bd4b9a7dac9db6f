// @ts-check
'use strict';
/**
 * Rolls TensorFlow.js's 600 declaration files up into one, which the compiler reads in a fraction of the time. Each file becomes an
 * ambient module in it, `declare module "@tensorflow/tfjs-core/dist/tensor"`, so that all names, types and comments stay as they are.
 */
const fs = require('node:fs');
const path = require('node:path');
const { compactTypeScript, compact } = require('./compactTypeScript.cjs');

const START = '@tensorflow/tfjs';
const scope = path.resolve(__dirname, '..', 'node_modules', '@tensorflow');
const rolledUp = path.join(scope, 'tfjs', 'rolledUp.d.ts'); // npm deletes it when it installs another version

/** @typedef {{ start: number, end: number, text: string }} Edit */
/** @typedef {import('@tslab/typescript-for-tslab').SourceFile} SourceFile */
/** @typedef {import('@tslab/typescript-for-tslab').Node} Node */
/** @typedef {import('@tslab/typescript-for-tslab').ModuleDeclaration} ModuleDeclaration */

/** @returns {boolean} */
const isRolledUp = () => fs.existsSync(rolledUp) || !fs.existsSync(scope);

function rollUpTypes() {
  if (isRolledUp()) return;
  compactTypeScript();
  const unfinished = `${rolledUp}.${process.pid}`;
  fs.writeFileSync(unfinished, modulesFrom(START).join('\n'));
  fs.renameSync(unfinished, rolledUp); // whole or not at all, since other kernels may start at the same time
}

/** The file of a module: of a package, or of a path in it. */
function fileOf(/** @type {string} */ name) {
  const inScope = path.join(scope, '..', name);
  if (/^@tensorflow\/[\w-]+$/.test(name)) {
    const { types, typings } = JSON.parse(fs.readFileSync(path.join(inScope, 'package.json'), 'utf8'));
    return path.join(inScope, types ?? typings);
  }
  const files = [`${inScope}.d.ts`, path.join(inScope, 'index.d.ts')];
  return files.find((file) => fs.existsSync(file));
}

/** @returns {string} the module's only name, whichever way it is imported */
const nameOf = (/** @type {string} */ file) =>
  path
    .relative(path.join(scope, '..'), file)
    .replaceAll(path.sep, '/')
    .replace(/\.d\.ts$/, '');

/** @param {string} start */
function modulesFrom(start) {
  /** @type {typeof import('@tslab/typescript-for-tslab')} */
  const ts = require(compact);
  /** Names of packages, which stand for one of their files. */
  const packages = new Map();
  /** @type {Set<string>} */
  const files = new Set();

  /** @param {string} specifier @param {string} importer @returns {string | undefined} */
  function found(specifier, importer) {
    const isRelative = specifier.startsWith('.');
    if (!isRelative && !specifier.startsWith('@tensorflow/tfjs')) return undefined;
    const file = fileOf(isRelative ? nameOf(path.join(path.dirname(importer), specifier)) : specifier);
    if (!file) return undefined;
    files.add(file);
    if (!isRelative && nameOf(file) !== specifier) packages.set(specifier, nameOf(file));
    return nameOf(file);
  }

  /** @param {string} file @returns {string[]} */
  function modulesOf(file) {
    const text = fs.readFileSync(file, 'utf8');
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    /** @type {Edit[]} */
    const edits = [];
    const replace = (/** @type {Node} */ node, /** @type {string} */ by) =>
      edits.push({ start: node.getStart(source), end: node.end, text: by });
    const specifiers = (/** @type {Node} */ node) => {
      if (ts.isStringLiteral(node) && isModuleName(node.parent)) {
        const name = found(node.text, file);
        if (name) replace(node, JSON.stringify(name));
      }
      if (node.kind === ts.SyntaxKind.DeclareKeyword) replace(node, '');
      ts.forEachChild(node, specifiers);
    };
    const isModuleName = (/** @type {Node} */ parent) =>
      ts.isImportDeclaration(parent) ||
      ts.isExportDeclaration(parent) ||
      (ts.isLiteralTypeNode(parent) && ts.isImportTypeNode(parent.parent));
    specifiers(source);
    for (const comment of ts.getLeadingCommentRanges(text, 0) ?? [])
      if (/@license|amd-module/.test(text.slice(comment.pos, comment.end)))
        edits.push({ start: comment.pos, end: comment.end, text: '' });
    const edited = (/** @type {number} */ start, /** @type {number} */ end) => {
      let [result, at] = ['', start];
      for (const edit of edits
        .filter((one) => one.start >= start && one.end <= end)
        .sort((a, b) => a.start - b.start)) {
        result += text.slice(at, edit.start) + edit.text;
        at = edit.end;
      }
      return result + text.slice(at, end);
    };

    /** Additions to other modules: each gets the imports of the file, as long as they are not of the module itself. */
    const additions = source.statements.filter(
      /** @returns {statement is ModuleDeclaration} */ (statement) =>
        ts.isModuleDeclaration(statement) && ts.isStringLiteral(statement.name),
    );
    const added = additions.map((addition) => {
      const name = found(addition.name.text, file);
      const imports = source.statements
        .filter(ts.isImportDeclaration)
        .filter(
          ({ moduleSpecifier }) => ts.isStringLiteral(moduleSpecifier) && found(moduleSpecifier.text, file) !== name,
        )
        .map((statement) => edited(statement.getStart(source), statement.end));
      const body = /** @type {Node} */ (addition.body);
      return declared(name ?? '', [...imports, edited(body.getStart(source) + 1, body.end - 1)].join('\n'));
    });
    for (const addition of additions) edits.push({ start: addition.pos, end: addition.end, text: '' });
    const isInside = (/** @type {Edit} */ edit) =>
      additions.some(({ pos, end }) => edit.start >= pos && edit.end <= end && edit.end - edit.start < end - pos);
    const own = edits.filter((edit) => !isInside(edit));
    edits.splice(0, edits.length, ...own);
    return [declared(nameOf(file), edited(0, text.length)), ...added];
  }

  const first = fileOf(start);
  if (!first) throw new Error(`Cannot roll up the types of ${start}: it has none`);
  files.add(first);
  packages.set(start, nameOf(first));
  const modules = [];
  for (const file of files) modules.push(...modulesOf(file));
  for (const [name, file] of packages) modules.push(declared(name, `export * from ${JSON.stringify(file)};`));
  return modules;
}

const declared = (/** @type {string} */ name, /** @type {string} */ body) =>
  `declare module ${JSON.stringify(name)} {\n${body.trim().replace(/\n{3,}/g, '\n\n')}\n}`;

module.exports = { isRolledUp, rolledUp, rollUpTypes };
