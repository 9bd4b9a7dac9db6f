// @ts-check
'use strict';
/**
 * TypeScript's program of a cell without its incremental build state: tslab 1.0.22 makes that state anew for each change of a
 * cell, from every file of every package in use (half of a cell's time once TensorFlow.js is imported), and takes only a list
 * of dependencies from it.
 */

/**
 * @param {any} ts
 * @param {any[]} args Of `createAbstractBuilder`.
 */
function createProgram(ts, ...args) {
  const builder = ts.createAbstractBuilder(...args);
  const program = builder.getProgram();
  program.getTypeChecker(); // binds the files: tslab reads a cell's names off them at once
  builder.getAllDependencies = (/** @type {any} */ file) => projectFiles(program, file);
  return builder;
}

/**
 * The project's own files among the dependencies of a file, itself included.
 *
 * @param {any} program
 * @param {any} start
 * @returns {string[]}
 */
function projectFiles(program, start) {
  const found = new Set([start]);
  for (const file of found) {
    file.resolvedModules?.forEach((/** @type {any} */ { resolvedModule }) => {
      const imported = resolvedModule && program.getSourceFile(resolvedModule.resolvedFileName);
      if (imported && !resolvedModule.isExternalLibraryImport) found.add(imported);
    });
  }
  return [...found].map(({ fileName }) => fileName);
}

module.exports = { createProgram };
