/** tslab's compiler of cells, with strict types and the course's modules. */
import ts from '@tslab/typescript-for-tslab';
import type { Converter } from 'tslab/dist/converter';
import type { CompiledCell } from '../compiler';
import { host } from '../compilerHost';
import { type CellUnderWay, cellFile, emitCells } from './cellTransformers';
import { compileError } from './compileErrors';
import { LIBRARY } from './compilerOptions';
import { readDocumentation, withoutDocumentation } from './documentation';
import { assumeNothing, assumeOthersUnchanged, editedFiles, editedFilesFile, othersAreUnchanged } from './editedFiles';
import { withNamesExported } from './exportedNames';
import { replaceWatchers, reportChange, reportChanges } from './fileChanges';
import { forgottenDeclarations } from './forgottenDeclarations';
import { generatedNames } from './generatedNames';
import { withoutRedeclaredGlobals } from './globalDeclarations';
import { keepCompiled, provideKeptModules } from './keptModules';
import { forgetKeys } from './keys';
import { importPaths, resolveAgain, resolveModules } from './moduleResolution';
import { withoutModules } from './nodeTypes';
import { createProgram, emittedDeclarations } from './program';
import { forgetEdited } from './projectSources';
import { readersWords } from './readersWords';
import { refused } from './refusals';
import { justCompiled, toCommonJs } from './toCommonJs';
import { webGlobals, webGlobalsFile, withoutDom } from './webGlobals';
import { withoutExports } from './withoutExports';
import { withoutImportTypes } from './withoutImportTypes';

/** tslab 1.0.22 reads no tsconfig.json. */
const options = (): ts.CompilerOptions => ({
  strict: true,
  lib: [`lib.${LIBRARY.toLowerCase()}.d.ts`],
  types: ['node'], // otherwise each cell's program holds every package of node_modules/@types
  inlineSourceMap: true,
  experimentalDecorators: false, // the standard's
  preserveConstEnums: true, // otherwise later cells do not find the enums
  disableTopLevelAwait: false, // tslab finds a cell's awaits by the errors of this option, but misses some
  pathsBasePath: host.root,
  paths: importPaths(),
});

/**
 * Errors of `strict` that are wrong for cells: `const losses = []` has no type until a later cell fills it (7005, 7034),
 * and a reader may import a package without types (7016).
 */
const TOLERATED = new Set([5097, 7005, 7016, 7034]);

/** TypeScript 5.0.4 refuses a decorator that takes no second parameter, `context`. Later versions allow it. */
function isOfShortDecorator({ messageText }: ts.Diagnostic): boolean {
  const [cause] = (typeof messageText === 'object' && messageText.next) || [];
  return cause?.code === 1278 && cause.messageText.endsWith('expects 1.');
}

let cell: CellUnderWay;
let program: ts.Program;

/** The declarations of all cells so far. */
export interface Declared {
  /** A declaration file, as tslab writes it. */
  text: string;
  /** The names in it that stand for globals: `declare const gc: () => void`. */
  globals: ReadonlySet<string>;
}

/** TypeScript as tslab gets it, with some functions replaced. */
function adaptedTypeScript(): typeof ts {
  const createWatchCompilerHost = (
    files: string[],
    tslabOptions: ts.CompilerOptions,
    system: ts.System,
    ...[, reportDiagnostic, reportWatchStatus]: [unknown, ts.DiagnosticReporter, ts.WatchStatusReporter]
  ) => {
    const all = { ...tslabOptions, ...options() };
    const create: typeof createProgram = (...args) => {
      const builder = createProgram(...args);
      program = builder.getProgram();
      return emitCells(builder, () => cell);
    };
    const compilerHost = ts.createWatchCompilerHost(
      [...files, webGlobalsFile(), editedFilesFile()],
      all,
      system,
      create,
      reportDiagnostic,
      reportWatchStatus,
    );
    resolveModules(compilerHost, all);
    const { readFile } = compilerHost;
    compilerHost.readFile = (file, encoding) => {
      if (file === webGlobalsFile()) return webGlobals();
      if (file === editedFilesFile()) return editedFiles();
      const text = readFile(file, encoding);
      if (!text || !/\.[cm]?ts$/.test(file)) return text;
      if (!file.includes('/node_modules/')) return withoutImportTypes(text);
      return withoutDocumentation(file, withoutModules(file, withoutDom(text)));
    };
    return compilerHost;
  };
  return {
    ...ts,
    createWatchCompilerHost: createWatchCompilerHost as typeof ts.createWatchCompilerHost,
    getPreEmitDiagnosticsOfFiles: (...args) =>
      ts
        .getPreEmitDiagnosticsOfFiles(...args)
        .filter((error) => !TOLERATED.has(error.code) && !isOfShortDecorator(error))
        .map((error) => ({ ...error, messageText: readersWords(error) })),
    transpileModule(js, { compilerOptions = {} }) {
      const output = toCommonJs(js, compilerOptions);
      cell.map = output.sourceMapText ?? cell.map;
      return output;
    },
  };
}

ts.sys.getCurrentDirectory = () => host.root; // tslab rejects files outside its working directory
replaceWatchers();
const tslab = host.loadConverter(adaptedTypeScript());
const converter: Converter = tslab.createConverter({ isJS: false, isBrowser: false });

export const { isCompleteCode } = tslab;

function keepJustCompiled(): void {
  if (justCompiled.size === 0) return;
  keepCompiled(justCompiled, emittedDeclarations);
  resolveAgain.all = true; // the next cell reads the declarations
}

/** Compiles a cell and what it imports, as far as that is not kept. */
function convert(before: Declared, source: string) {
  justCompiled.clear();
  emittedDeclarations.clear();
  cell = { names: generatedNames(source), declared: new Set(), globals: before.globals, map: '' };
  const { diagnostics, output = '', declOutput = '' } = converter.convert(before.text, withNamesExported(source));
  if (diagnostics.length === 0) keepJustCompiled();
  return { diagnostics, output, declOutput };
}

/**
 * Compiles a cell over the declarations of the cells before it. It depends on nothing else that was compiled before.
 *
 * @returns The cell, and the declarations of all cells with it.
 * @throws CompileError
 */
export function compileCell(earlier: Declared, code: string): { cell: CompiledCell; declared: Declared } {
  host.forgetModules(reportChanges().filter((file) => file.endsWith('.json')));
  const source = withoutImportTypes(withoutExports(code));
  const outdated = forgetEdited();
  outdated.forEach(reportChange);
  if (outdated.length > 0) {
    forgetKeys();
    resolveAgain.all = true;
  }
  const before = { ...earlier, text: withoutRedeclaredGlobals(earlier.text, source) };
  assumeOthersUnchanged(source, cellFile());
  let converted = convert(before, source);
  const isCertain = converted.diagnostics.length === 0 && othersAreUnchanged();
  if (assumeNothing() && !isCertain) converted = convert(before, source);
  const { diagnostics, output, declOutput } = converted;
  if (diagnostics.length) {
    const one = refused(source, diagnostics);
    throw compileError(source, one ? [one] : diagnostics);
  }
  provideKeptModules();
  const { names, map, declared, globals } = cell;
  const text = declOutput + forgottenDeclarations(before.text, declared);
  return { cell: { js: output, map, names, declares: [...declared] }, declared: { text, globals } };
}

/** @param position In UTF-16 units. */
export function inspectCode({ text }: Declared, code: string, position: number): ts.QuickInfo | undefined {
  const inspected = () => converter.inspect(text, code, position);
  const info = inspected();
  const file = program.getSourceFile(cellFile());
  if (!info || !file) return info;
  const before = file.text.length - code.length; // tslab's line before the code
  return readDocumentation(program, file, before + position) ? inspected() : info;
}

/** @param position In UTF-16 units. */
export const completeCode = (
  { text }: Declared,
  code: string,
  position: number,
): { start: number; end: number; candidates: string[] } => converter.complete(text, code, position);
