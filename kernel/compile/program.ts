/**
 * TypeScript's program of a cell without its incremental build state: tslab 1.0.22 makes that state anew for each change of a
 * cell, from every file of every package in use (half of a cell's time once TensorFlow.js is imported), and takes only a list
 * of dependencies from it.
 */
import ts from '@tslab/typescript-for-tslab';
import { resolvedModules } from './typescriptInternals';

export const createProgram: ts.CreateProgram<ts.BuilderProgram> = (...args) => {
  const builder = ts.createAbstractBuilder(...args);
  const program = builder.getProgram();
  program.getTypeChecker(); // binds the files: tslab reads a cell's names off them at once
  builder.getAllDependencies = (file) => projectFiles(program, file);
  return builder;
};

/** The project's own files among the dependencies of a file, itself included. */
function projectFiles(program: ts.Program, start: ts.SourceFile): string[] {
  const found = new Set([start]);
  for (const file of found) {
    for (const { resolvedFileName, isExternalLibraryImport } of resolvedModules(file)) {
      const imported = program.getSourceFile(resolvedFileName);
      if (imported && !isExternalLibraryImport) found.add(imported);
    }
  }
  return [...found].map(({ fileName }) => fileName);
}
