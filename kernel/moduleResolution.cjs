// @ts-check
'use strict';
/**
 * Where the compiler finds what a cell imports: relative paths from the notebook's folder, `#lib` and `#checks` by the
 * "imports" of package.json, packages from the course's root. (tslab 1.0.22 resolves all from its working directory
 * and knows no "imports".)
 */
const fs = require('node:fs');
const { isBuiltin } = require('node:module');
const path = require('node:path');
const { notebookFolder, root } = require('./paths.cjs');

/**
 * The "imports" of package.json as the compiler's option `paths`: of compiled files, as grading has them, the types beside.
 *
 * @returns {Record<string, string[]>}
 */
function importPaths() {
  const { imports = {} } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  return Object.fromEntries(Object.entries(imports).map(([name, file]) => [name, [file.replace(/\.js$/, '.d.ts')]]));
}

/**
 * Adds resolution to a compiler host.
 *
 * @param {any} ts
 * @param {any} host
 * @param {object} options The compiler's.
 */
function resolveModules(ts, host, options) {
  const found = new Map();
  const filesWithMissingImports = new Set();
  const inPackages = ts.createModuleResolutionCache(root, (/** @type {string} */ file) => file, options);

  /**
   * @param {string} name
   * @param {string} importer
   */
  function resolve(name, importer) {
    const isCell = path.dirname(importer) === root && /^__(tslab|prev)__\./.test(path.basename(importer));
    const from = isCell && name.startsWith('.') ? path.posix.join(notebookFolder, 'cell.ts') : importer;
    const key = `${path.dirname(from)}\0${name}`;
    const known = found.get(key);
    if (known && host.fileExists(known.resolvedModule.resolvedFileName)) return known;
    const cache = from.includes('/node_modules/') ? inPackages : undefined;
    const resolution = ts.resolveModuleName(name, from, options, host, cache);
    if (resolution.resolvedModule) found.set(key, resolution);
    else if (!cache && !isBuiltin(name)) filesWithMissingImports.add(importer.toLowerCase());
    return resolution;
  }

  host.resolveModuleNameLiterals = (/** @type {{ text: string }[]} */ names, /** @type {string} */ importer) => {
    filesWithMissingImports.delete(importer.toLowerCase());
    return names.map(({ text }) => resolve(text, importer));
  };
  // An import that was missing is looked for again: its file may be there by now.
  host.hasInvalidatedResolutions = (/** @type {string} */ file) => filesWithMissingImports.has(file.toLowerCase());
}

module.exports = { importPaths, resolveModules };
