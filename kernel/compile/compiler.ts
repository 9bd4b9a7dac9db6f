/** tslab's compiler of cells, made strict and told where the course is. */
import ts from '@tslab/typescript-for-tslab';
import type { Converter, ConvertResult } from 'tslab/dist/converter';
import { host } from '../host';
import { withoutExports } from './cellSource';
import { CompileError } from './compileErrors';
import { replaceWatchers, reportChange, reportChanges } from './fileChanges';
import { keepCompiled, outdatedFiles, provideKeptModules } from './keptModules';
import { importPaths, resolveAgain, resolveModules } from './moduleResolution';
import { createProgram, emittedDeclarations } from './program';
import { expandShorthands } from './shorthands';
import { justCompiled, toCommonJs } from './toCommonJs';

/** tslab 1.0.22 reads no tsconfig.json. */
const options = (): ts.CompilerOptions => ({
  strict: true,
  types: ['node'], // else each cell's program holds every package of node_modules/@types
  inlineSourceMap: true,
  disableTopLevelAwait: false, // tslab finds a cell's awaits by the errors of this option, and misses some
  pathsBasePath: host.root,
  paths: importPaths(),
});

/**
 * Errors of `strict` that do not suit cells: `const losses = []` has no type before a later cell fills it (7005, 7034),
 * and an untyped package may be tried out (7016).
 */
const TOLERATED = new Set([7005, 7016, 7034]);

let cellName = '';

/** What tslab calls of TypeScript, changed where cells need it. */
function adaptedTypeScript(): typeof ts {
  const createWatchCompilerHost = (
    files: string[],
    tslabOptions: ts.CompilerOptions,
    system: ts.System,
    ...[, reportDiagnostic, reportWatchStatus]: [unknown, ts.DiagnosticReporter, ts.WatchStatusReporter]
  ) => {
    const all = { ...tslabOptions, ...options() };
    const create: typeof createProgram = (...args) => expandShorthands(createProgram(...args));
    const compilerHost = ts.createWatchCompilerHost(files, all, system, create, reportDiagnostic, reportWatchStatus);
    resolveModules(compilerHost, all);
    return compilerHost;
  };
  return {
    ...ts,
    createWatchCompilerHost: createWatchCompilerHost as typeof ts.createWatchCompilerHost,
    getPreEmitDiagnosticsOfFiles: (...args) =>
      ts.getPreEmitDiagnosticsOfFiles(...args).filter(({ code }) => !TOLERATED.has(code)),
    transpileModule: (js, { compilerOptions = {} }) => toCommonJs(js, compilerOptions, cellName),
  };
}

ts.sys.getCurrentDirectory = () => host.root; // tslab refuses files outside its working directory
replaceWatchers();
const tslab = host.loadConverter(adaptedTypeScript());
const converter: Converter = tslab.createConverter({ isJS: false, isBrowser: false });

export const { isCompleteCode } = tslab;

function keepJustCompiled(): void {
  for (const [file, module] of justCompiled) {
    const declarations = emittedDeclarations.get(file);
    if (declarations === undefined) continue;
    keepCompiled(file, module, declarations);
    resolveAgain.all = true; // the next cell reads the declarations
  }
}

export const compiler = {
  /** What the cells so far have declared, as tslab writes it: a declaration file. */
  declared: '',
  /**
   * @param name The cell's.
   * @throws CompileError
   */
  compile(code: string, name: string): ConvertResult {
    cellName = name;
    host.forgetModules(reportChanges().filter((file) => file.endsWith('.json')));
    const source = withoutExports(code);
    const outdated = outdatedFiles();
    outdated.forEach(reportChange);
    if (outdated.length > 0) resolveAgain.all = true;
    justCompiled.clear();
    emittedDeclarations.clear();
    const converted = converter.convert(this.declared, source);
    if (converted.diagnostics.length) throw new CompileError(source, converted.diagnostics);
    provideKeptModules();
    keepJustCompiled();
    return converted;
  },
  /** @param position In UTF-16 units. */
  inspect(code: string, position: number): ts.QuickInfo | undefined {
    return converter.inspect(this.declared, code, position);
  },
  /** @param position In UTF-16 units. */
  complete(code: string, position: number): { start: number; end: number; candidates: string[] } {
    return converter.complete(this.declared, code, position);
  },
};
