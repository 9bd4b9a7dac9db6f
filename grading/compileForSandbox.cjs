// @ts-check
'use strict';
/**
 * `node compileForSandbox.cjs <folder> <imports>`: compiles the imported files in `<folder>/source` to JavaScript and types in
 * `<folder>`, once for all submissions. Otherwise each kernel would compile them, which takes four fifths of the time of a first
 * import. An import of a file outside `source`, for instance of a judge, is an error.
 */
const path = require('node:path');
const ts = require('@tslab/typescript-for-tslab');
require('tsx/cjs'); // loads TypeScript
const { interruptibleAwaits } = require('../kernel/compile/interruptibleAwaits.ts');

const root = path.resolve(__dirname, '..');

/** The kernel's options for the same files (kernel/compile/compileCell.ts and tslab 1.0.22), plus types beside the code. */
const OPTIONS = {
  module: ts.ModuleKind.CommonJS,
  moduleResolution: ts.ModuleResolutionKind.Node10,
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'], // WebAssembly's types are only in dom
  typeRoots: [path.join(root, 'node_modules', '@types')],
  types: ['node'],
  strict: true,
  noImplicitAny: false, // worker.mjs has no types
  esModuleInterop: true,
  resolveJsonModule: true,
  skipLibCheck: true,
  declaration: true,
};

/** What a module exports is final: a submission could otherwise put its own function in the place of one that probes call. */
const FROZEN = `
for (const value of Object.values(exports)) {
  if (typeof value === 'function') Object.freeze(value) && Object.freeze(value.prototype);
}
Object.freeze(exports);
`;

/**
 * @param {string} file
 * @param {string} text
 */
function write(file, text) {
  ts.sys.writeFile(file, file.endsWith('.js') ? text + FROZEN : text);
}

/**
 * @param {string} folder
 * @param {Record<string, string>} imports The files in `source`, keyed by the names under which cells import them.
 */
function compile(folder, imports) {
  const source = path.join(folder, 'source');
  const paths = Object.fromEntries(Object.entries(imports).map(([name, file]) => [name, [`./${file}`]]));
  const options = { ...OPTIONS, rootDir: source, outDir: folder, baseUrl: source, paths };
  const files = Object.values(imports).map((file) => path.join(source, file));
  const program = ts.createProgram(files, options);
  const errors = [
    ...ts.getPreEmitDiagnostics(program),
    ...program.emit(undefined, write, undefined, false, { before: [interruptibleAwaits] }).diagnostics,
  ];
  if (errors.length > 0) {
    const host = { getCanonicalFileName: String, getCurrentDirectory: () => source, getNewLine: () => '\n' };
    throw new Error(`Cannot compile the course for the sandbox:\n${ts.formatDiagnostics(errors, host)}`);
  }
}

compile(path.resolve(process.argv[2]), JSON.parse(process.argv[3]));
