import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { gzipSync, zipSync } from 'fflate';
import { declarationsOf } from '../declarations.mjs';
import { bundleWorker } from './bundleWorker.mjs';

const require = createRequire(import.meta.url);
const ROOT = '/course/'; // as in browser/worker/files.ts

/** Where a browser's lib and checks are, as far as the compiler can tell. */
const IMPORTS = { '#lib': './lib/index.js', '#checks': './checks/index.js' };

/** What TensorFlow.js runs, on a processor with SIMD and on one without. */
const BACKEND = ['tfjs-backend-wasm-simd.wasm', 'tfjs-backend-wasm.wasm'].map(
  (name) => `node_modules/@tensorflow/tfjs-backend-wasm/dist/${name}`,
);

/**
 * Packs the files that a worker has: what its compiler reads, what lib and checks read, and TensorFlow.js's WebAssembly.
 *
 * @param {string} project the project's folder
 * @param {string} folder for what is built on the way
 * @returns {Promise<Uint8Array>} a zip, which is compressed as a whole
 */
export async function packFiles(project, folder) {
  /** @type {Map<string, Uint8Array>} */
  const made = new Map();
  const write = (/** @type {string} */ name, /** @type {string} */ text) => made.set(name, Buffer.from(text));
  for (const [name, text] of declarationsOf(project, ['lib/index.ts', 'checks/index.ts'])) write(name, text);
  for (const name of dataOf(project)) made.set(name, readFileSync(path.join(project, name)));
  for (const name of filesIn(project, 'solutions', /\.ipynb$/)) write(name, withoutOutputs(path.join(project, name)));

  const bundle = path.join(folder, 'filesRead.cjs');
  const entryPoints = [path.join(project, 'browser', 'archive', 'filesRead.ts')];
  await bundleWorker(project, { entryPoints, outfile: bundle, format: 'cjs' });
  Object.assign(process, { browser: true }); // so that TypeScript makes no view of the disk of its own
  const { filesRead, importable } = require(bundle);
  write('package.json', JSON.stringify({ imports: IMPORTS, dependencies: packagesAmong(importable, project) }));
  const disk = new Disk(project, made);
  const read = filesRead(disk).map((/** @type {string} */ file) => file.slice(ROOT.length));
  Reflect.deleteProperty(process, 'browser');

  const packed = [...made.keys(), ...read, ...BACKEND].map((name) => [name, [disk.read(ROOT + name), { level: 0 }]]);
  return gzipSync(zipSync(Object.fromEntries(packed)), { level: 9 });
}

/** The project's disk as the worker's compiler sees it: of lib and checks there are only the types. */
class Disk {
  /**
   * @param {string} project
   * @param {Map<string, Uint8Array>} made files that take the place of those on the disk
   */
  constructor(project, made) {
    this.project = project;
    this.made = made;
  }

  /** @param {string} name */
  #place(name) {
    return path.join(this.project, name.slice(ROOT.length));
  }
  /** @param {string} name */
  read(name) {
    const made = this.made.get(name.slice(ROOT.length));
    if (made || !name.startsWith(`${ROOT}node_modules/`)) return made;
    return statSync(this.#place(name), { throwIfNoEntry: false })?.isFile()
      ? readFileSync(this.#place(name))
      : undefined;
  }
  /** @param {string} name */
  isFolder(name) {
    return statSync(this.#place(name), { throwIfNoEntry: false })?.isDirectory() === true;
  }
  /** @param {string} name */
  list(name) {
    return this.isFolder(name) ? readdirSync(this.#place(name)) : [];
  }
}

/**
 * The packages of the project among some modules, with their versions.
 *
 * @param {string[]} modules
 * @param {string} project
 */
function packagesAmong(modules, project) {
  const { dependencies } = JSON.parse(readFileSync(path.join(project, 'package.json'), 'utf8'));
  return Object.fromEntries(modules.flatMap((name) => (name in dependencies ? [[name, dependencies[name]]] : [])));
}

/** @param {string} project */
const dataOf = (project) => filesIn(project, 'lib', /\.(json|wasm)$/);

/**
 * @param {string} project
 * @param {string} folder
 * @param {RegExp} wanted
 */
function filesIn(project, folder, wanted) {
  const files = readdirSync(path.join(project, folder), { recursive: true, encoding: 'utf8' });
  const names = files.filter((file) => wanted.test(file) && !file.includes('.ipynb_checkpoints'));
  return names.map((file) => path.posix.join(folder, ...file.split(path.sep))).sort();
}

/** @param {string} file */
function withoutOutputs(file) {
  const notebook = JSON.parse(readFileSync(file, 'utf8'));
  for (const cell of notebook.cells) if (cell.outputs) cell.outputs = [];
  return JSON.stringify(notebook);
}
