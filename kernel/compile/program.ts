/**
 * TypeScript's program of a cell without its incremental build state. tslab 1.0.22 makes that state again for each change of a
 * cell, from every file of every package in use, and needs only a list of dependencies from it. Once TensorFlow.js is imported,
 * that takes half of a cell's time.
 */
import ts from '@tslab/typescript-for-tslab';
import { cellFile } from './cellTransformers';
import { resolveAgain } from './moduleResolution';
import { fileLocals, resolvedModules } from './typescriptInternals';

/** The declarations of the latest emitted files, by source. */
export const emittedDeclarations = new Map<string, string>();

export const createProgram: ts.CreateProgram<ts.BuilderProgram> = (...args) => {
  const builder = ts.createAbstractBuilder(...args);
  const program = builder.getProgram();
  resolveAgain.all = false;
  program.getTypeChecker(); // binds the files; tslab reads a cell's names from them at once
  for (const file of program.getSourceFiles()) if (file.fileName === cellFile()) showNames(file);
  builder.getAllDependencies = (file) => projectFiles(program, file);
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

/**
 * tslab reads a cell's names by `locals.forEach` and exports all of them. But the keys are TypeScript's escaped names: `___x`
 * for `__x`, and `__global` for `declare global`.
 */
function showNames(file: ts.SourceFile) {
  const locals = fileLocals(file) as Map<ts.__String, ts.Symbol>;
  locals.forEach = (use) => {
    for (const [key, symbol] of locals) {
      const name = symbol.name;
      if (key !== ts.InternalSymbolName.Global && isName(name)) use(symbol, name as ts.__String, locals);
    }
  };
}

const isName = (text: string) => ts.isIdentifierStart(text.codePointAt(0) ?? 0, ts.ScriptTarget.Latest);

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
