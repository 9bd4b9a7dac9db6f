// @ts-check
'use strict';
/** Builds the kernel, and its two halves for graders, into a file each if a source has changed since the last build. */
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const { compactTypeScript, isCompacted } = require('./compactTypeScript.cjs');
const { isRolledUp, rollUpTypes } = require('./rollUpTypes.cjs');

const folder = path.join(__dirname, '..', '.cache', 'kernel');
const built = path.join(folder, 'kernel.cjs');

const PROGRAMS = [
  ['apart/compileCells.ts', 'compileCells'],
  ['apart/runCompiled.ts', 'runCompiled'],
  ['main.ts', 'kernel'],
];

/** The first line of the built file: a hash of all its sources. */
function stamp() {
  const hash = createHash('sha256');
  const files = fs.readdirSync(__dirname, { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => /\.(ts|cjs)$/.test(name)).sort()) {
    hash.update(`\0${file}\0`).update(fs.readFileSync(path.join(__dirname, file)));
  }
  return `// ${hash.digest('hex')}\n`;
}

/** @param {string} wanted the stamp of the sources */
function isCurrent(wanted) {
  return fs.existsSync(built) && fs.readFileSync(built, 'utf8').startsWith(wanted);
}

/** @returns {boolean} whether the built kernel was made from the present sources */
const kernelIsBuilt = () => isCompacted() && isRolledUp() && isCurrent(stamp());

/** @returns {string} the built kernel */
function buildKernel() {
  compactTypeScript();
  rollUpTypes();
  const wanted = stamp();
  if (!isCurrent(wanted)) build(wanted);
  return built;
}

/** @param {string} wanted */
function build(wanted) {
  const { outputFiles } = require('esbuild').buildSync({
    entryPoints: PROGRAMS.map(([source, name]) => ({ in: path.join(__dirname, source), out: name })),
    outdir: folder,
    outExtension: { '.js': '.cjs' },
    absWorkingDir: __dirname,
    bundle: true,
    packages: 'external',
    alias: { '@tslab/typescript-for-tslab': '@tslab/typescript-for-tslab/lib/typescript.compact.js' },
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    tsconfigRaw: {},
    write: false,
  });
  fs.mkdirSync(folder, { recursive: true });
  const kernelLast = outputFiles.sort((a, b) => Number(a.path === built) - Number(b.path === built));
  for (const { path: file, text } of kernelLast) {
    const unfinished = `${file}.${process.pid}`;
    fs.writeFileSync(unfinished, wanted + text);
    fs.renameSync(unfinished, file); // where the kernel is current, the others are; a rename leaves no half-written file, and a kernel that reads the old one keeps it
  }
}

module.exports = { buildKernel, kernelIsBuilt };

if (require.main === module) process.stdout.write(buildKernel());
