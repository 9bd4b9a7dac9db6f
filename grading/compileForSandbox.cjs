// @ts-check
'use strict';
/**
 * `node compileForSandbox.cjs <folder> <imports>`: compiles what the imports name in `<folder>/source`, once for all submissions,
 * to JavaScript and types in `<folder>`. A kernel then only loads what it would compile anew each time: four fifths of the time
 * of a first import. An import that leads out of `source`, to a judge say, is an error.
 */
const path = require('node:path');
const ts = require('@tslab/typescript-for-tslab');
require('tsx/cjs'); // loads TypeScript
const { interruptibleAwaits } = require('../kernel/compile/interruptibleAwaits.ts');

const root = path.resolve(__dirname, '..');

/** As the kernel compiles the same files (kernel/compile/compiler.ts and tslab 1.0.22), but for the types beside the code. */
const OPTIONS = {
  module: ts.ModuleKind.CommonJS,
  moduleResolution: ts.ModuleResolutionKind.Node10,
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2022.d.ts'],
  typeRoots: [path.join(root, 'node_modules', '@types')],
  types: ['node'],
  strict: true,
  noImplicitAny: false, // worker.mjs brings no types
  esModuleInterop: true,
  resolveJsonModule: true,
  skipLibCheck: true,
  declaration: true,
};

/**
 * @param {string} folder
 * @param {Record<string, string>} imports The files in `source` by the names under which cells import them.
 */
function compile(folder, imports) {
  const source = path.join(folder, 'source');
  const paths = Object.fromEntries(Object.entries(imports).map(([name, file]) => [name, [`./${file}`]]));
  const options = { ...OPTIONS, rootDir: source, outDir: folder, baseUrl: source, paths };
  const files = Object.values(imports).map((file) => path.join(source, file));
  const program = ts.createProgram(files, options);
  const errors = [
    ...ts.getPreEmitDiagnostics(program),
    ...program.emit(undefined, undefined, undefined, false, { before: [interruptibleAwaits] }).diagnostics,
  ];
  if (errors.length > 0) {
    const host = { getCanonicalFileName: String, getCurrentDirectory: () => source, getNewLine: () => '\n' };
    throw new Error(`Cannot compile the course for the sandbox:\n${ts.formatDiagnostics(errors, host)}`);
  }
}

compile(path.resolve(process.argv[2]), JSON.parse(process.argv[3]));
