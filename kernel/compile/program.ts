/**
 * TypeScript's program of a cell without its incremental build state. tslab 1.0.22 makes that state again for each change of a
 * cell, from every file of every package in use, and needs only a list of dependencies from it. Once TensorFlow.js is imported,
 * that takes half of a cell's time.
 */
import ts from '@tslab/typescript-for-tslab';
import { cellFile } from './cellTransformers';
import { editedFilesFile } from './editedFiles';
import { hideNames } from './exportedNames';
import { resolveAgain } from './moduleResolution';
import { resolvedModules } from './typescriptInternals';

/** The declarations of the latest emitted files, by source. */
export const emittedDeclarations = new Map<string, string>();

export const createProgram: ts.CreateProgram<ts.BuilderProgram> = (...args) => {
  const builder = ts.createAbstractBuilder(...args);
  const program = builder.getProgram();
  resolveAgain.all = false;
  const cell = program.getSourceFile(cellFile());
  if (cell) hideNames(cell, program.getCompilerOptions());
  builder.getAllDependencies = (file) => projectFiles(program, [file, program.getSourceFile(editedFilesFile())]);
  const { emit } = builder;
  builder.emit = (file, write, token, declarationsOnly, transformers) => {
    if (!file || file.fileName === cellFile()) return emit(file, write, token, declarationsOnly, transformers);
    // tslab's transformers are left out: they would make the results and declarations of project files global, too.
    return emit(file, (name, text, ...rest) => {
      if (name.endsWith('.d.ts')) emittedDeclarations.set(file.fileName, text);
      write?.(name, text, ...rest);
    });
  };
  return builder;
};

/** The project's own files among the dependencies of files, themselves included. */
function projectFiles(program: ts.Program, start: (ts.SourceFile | undefined)[]): string[] {
  const found = new Set(start.filter((file) => file !== undefined));
  for (const file of found) {
    for (const { resolvedFileName, isExternalLibraryImport } of resolvedModules(file)) {
      const imported = program.getSourceFile(resolvedFileName);
      if (imported && !isExternalLibraryImport) found.add(imported);
    }
  }
  return [...found].map(({ fileName }) => fileName);
}
