// @ts-check
'use strict';
/**
 * Rolls TensorFlow.js's 600 declaration files up into one, which the compiler reads in a fraction of the time. Each file becomes an
 * ambient module in it, `declare module "@tensorflow/tfjs-core/dist/tensor"`, so that all names, types and comments stay as they are.
 */
const fs = require('node:fs');
const path = require('node:path');
const { ambientModule, ambientModules } = require('./ambientModules.cjs');
const { compactTypeScript } = require('./compactTypeScript.cjs');

const START = '@tensorflow/tfjs';
const scope = path.resolve(__dirname, '..', 'node_modules', '@tensorflow');
const rolledUp = path.join(scope, 'tfjs', 'rolledUp.d.ts'); // npm deletes it when it installs another version

/** @returns {boolean} */
const isRolledUp = () => fs.existsSync(rolledUp) || !fs.existsSync(scope);

function rollUpTypes() {
  if (isRolledUp()) return;
  compactTypeScript();
  const unfinished = `${rolledUp}.${process.pid}`;
  fs.writeFileSync(unfinished, allModules().join('\n'));
  fs.renameSync(unfinished, rolledUp); // whole or not at all, since other kernels may start at the same time
}

/** The modules of START and of all that they import of TensorFlow.js. */
function allModules() {
  /** @type {Set<string>} */
  const files = new Set();
  /** Names of packages, which stand for one of their files. */
  const packages = new Map();

  /** @param {string} specifier @param {string} importer @returns {string | undefined} the name of its module */
  function find(specifier, importer) {
    const isRelative = specifier.startsWith('.');
    if (!isRelative && !specifier.startsWith(START)) return undefined;
    const file = fileOf(isRelative ? nameOf(path.join(path.dirname(importer), specifier)) : specifier);
    if (!file) return undefined;
    files.add(file);
    if (!isRelative && nameOf(file) !== specifier) packages.set(specifier, nameOf(file));
    return nameOf(file);
  }

  if (!find(START, '')) throw new Error(`Cannot roll up the types of ${START}: it has none`);
  const modules = [];
  for (const file of files) modules.push(...ambientModules(file, nameOf(file), (specifier) => find(specifier, file)));
  for (const [name, file] of packages) modules.push(ambientModule(name, `export * from ${JSON.stringify(file)};`));
  return modules;
}

/** The file of a module: of a package, or of a path in it. */
function fileOf(/** @type {string} */ name) {
  const inScope = path.join(scope, '..', name);
  if (/^@tensorflow\/[\w-]+$/.test(name)) {
    const { types, typings } = JSON.parse(fs.readFileSync(path.join(inScope, 'package.json'), 'utf8'));
    return path.join(inScope, types ?? typings);
  }
  const files = [`${inScope}.d.ts`, path.join(inScope, 'index.d.ts')];
  return files.find((file) => fs.existsSync(file));
}

/** @returns {string} the module's only name, whichever way it is imported */
const nameOf = (/** @type {string} */ file) =>
  path
    .relative(path.join(scope, '..'), file)
    .replaceAll(path.sep, '/')
    .replace(/\.d\.ts$/, '');

module.exports = { isRolledUp, rolledUp, rollUpTypes };
