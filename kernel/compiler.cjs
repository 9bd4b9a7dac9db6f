// @ts-check
'use strict';
/** tslab's compiler of cells, made strict and told where the course is. */
const { toCommonJs } = require('./commonJs.cjs');
const { reportChanges, replaceWatchers } = require('./fileChanges.cjs');
const { importPaths, resolveModules } = require('./moduleResolution.cjs');
const { requireFromTslab, root } = require('./paths.cjs');
const { createProgram } = require('./program.cjs');
const { forgetModules } = require('./projectModules.cjs');
const { expandShorthands } = require('./shorthands.cjs');
const { withoutExports } = require('./cellSource.cjs');
const { CompileError } = require('./compileErrors.cjs');

const tsFile = requireFromTslab.resolve('@tslab/typescript-for-tslab');
const ts = require(tsFile);

/** tslab 1.0.22 reads no tsconfig.json. */
const OPTIONS = {
  strict: true,
  types: ['node'], // else each cell's program holds every package of node_modules/@types
  inlineSourceMap: true,
  disableTopLevelAwait: false, // tslab finds a cell's awaits by the errors of this option, and misses some
  pathsBasePath: root,
  paths: importPaths(),
};

/**
 * Errors of `strict` that do not suit cells: `const losses = []` has no type before a later cell fills it (7005, 7034),
 * and an untyped package may be tried out (7016).
 */
const TOLERATED = new Set([7005, 7016, 7034]);

let cellName = '';

/** Replaces the parts of TypeScript that tslab calls, in its module, before tslab loads it. */
function adaptTypeScript() {
  ts.sys.getCurrentDirectory = () => root; // tslab refuses files outside its working directory
  replaceWatchers(ts);
  const { cache } = require;
  /** @type {NodeModule} */ (cache[tsFile]).exports = {
    ...ts,
    createWatchCompilerHost(/** @type {any[]} */ ...[files, tslabOptions, sys, , ...rest]) {
      const options = { ...tslabOptions, ...OPTIONS };
      const create = (/** @type {any[]} */ ...args) => expandShorthands(ts, createProgram(ts, ...args));
      const host = ts.createWatchCompilerHost(files, options, sys, create, ...rest);
      resolveModules(ts, host, options);
      return host;
    },
    getPreEmitDiagnosticsOfFiles: (/** @type {any[]} */ ...args) =>
      ts.getPreEmitDiagnosticsOfFiles(...args).filter((/** @type {any} */ { code }) => !TOLERATED.has(code)),
    transpileModule: (/** @type {string} */ js, /** @type {any} */ { compilerOptions }) =>
      toCommonJs(ts, js, compilerOptions, cellName),
  };
}

adaptTypeScript();
const { createConverter } = requireFromTslab('./dist/converter.js');
const converter = createConverter({ isJS: false, isBrowser: false });
/** What the cells so far have declared, as tslab writes it: a declaration file. */
let declared = '';

const compiler = {
  ts,
  get declared() {
    return declared;
  },
  set declared(declarations) {
    declared = declarations;
  },
  /**
   * @param {string} code
   * @param {string} name The cell's.
   * @returns {{ output?: string, declOutput?: string, lastExpressionVar?: string }}
   * @throws CompileError
   */
  compile(code, name) {
    cellName = name;
    forgetModules(reportChanges(ts).filter((/** @type {string} */ file) => file.endsWith('.json')));
    const source = withoutExports(ts, code);
    const converted = converter.convert(declared, source);
    if (converted.diagnostics.length) throw new CompileError(source, converted.diagnostics);
    return converted;
  },
  /** @param {string} code @param {number} position In UTF-16 units. */
  inspect: (code, position) => converter.inspect(declared, code, position),
  /**
   * @param {string} code
   * @param {number} position In UTF-16 units.
   * @returns {{ start: number, end: number, candidates: string[] }}
   */
  complete: (code, position) => converter.complete(declared, code, position),
  close: () => converter.close(),
};

module.exports = { compiler };
