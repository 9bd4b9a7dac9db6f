// @ts-check
'use strict';
/**
 * `node compileForSandbox.cjs <folder>`: compiles `<folder>/source/lib` and `checks` once for all submissions, to JavaScript
 * and types in `<folder>`. A kernel then only loads what it would compile anew each time: four fifths of the time of a first import.
 */
const path = require('node:path');
const { interruptibleAwaits } = require('../kernel/interrupts.cjs');
const { requireFromTslab, root } = require('../kernel/paths.cjs');

const ts = requireFromTslab('@tslab/typescript-for-tslab');

/** As the kernel compiles the same files (kernel/compiler.cjs and tslab 1.0.22), but for the types beside the code. */
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

/** @param {string} folder */
function compile(folder) {
  const source = path.join(folder, 'source');
  const paths = { '#lib': ['./lib/index.ts'], '#checks': ['./checks/index.ts'] };
  const options = { ...OPTIONS, rootDir: source, outDir: folder, baseUrl: source, paths };
  const files = ['lib', 'checks'].map((room) => path.join(source, room, 'index.ts'));
  const { diagnostics, emitSkipped } = ts
    .createProgram(files, options)
    .emit(undefined, undefined, undefined, false, { before: [interruptibleAwaits(ts)] });
  if (emitSkipped || diagnostics.length > 0) {
    const host = { getCanonicalFileName: String, getCurrentDirectory: () => source, getNewLine: () => '\n' };
    throw new Error(`Cannot compile lib and checks for the sandbox:\n${ts.formatDiagnostics(diagnostics, host)}`);
  }
}

compile(path.resolve(process.argv[2]));
