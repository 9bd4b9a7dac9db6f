// @ts-check
'use strict';
/**
 * Project files as Node's own modules: `#lib`, `#checks` and files beside a notebook go through Node's `require`, with
 * their real `__filename`, its cache and its JSON. tslab 1.0.22 has a loader of its own: a module that an edited one
 * depends on keeps its old import, and `require.cache` and `require.resolve` do not know them.
 */
const Module = require('node:module');
const path = require('node:path');
const { notebookFolder, requireFromRoot } = require('./paths.cjs');

/** @type {Map<string, string>} Compiled code by file. */
const compiled = new Map();
/** @type {Record<string, (module: any, file: string) => void>} */
const loaders = /** @type {any} */ (Module)._extensions;

for (const extension of ['.ts', '.tsx', '.js']) {
  const loadOther = loaders[extension] ?? loaders['.js'];
  loaders[extension] = (module, file) => {
    const code = compiled.get(file);
    if (code === undefined) loadOther(module, file);
    else module._compile(code, file);
  };
}

/** @param {string} file @param {string} code */
function keepModule(file, code) {
  compiled.set(file, code);
  forgetModules([file]);
}

/**
 * Makes the next import of these files, and of all that import them, load them anew.
 *
 * @param {string[]} files
 */
function forgetModules(files) {
  const cache = requireFromRoot.cache;
  for (const file of files) {
    const module = cache[file];
    if (!module) continue;
    delete cache[file];
    const importers = [...compiled.keys()].filter((importer) => cache[importer]?.children.includes(module));
    forgetModules(importers);
  }
}

const requireFromNotebook = Module.createRequire(path.join(notebookFolder, 'cell.js'));
const isRelative = (/** @type {string} */ id) => /^\.{0,2}\//.test(id) || id === '.' || id === '..';

/** `require` of a cell: paths from the notebook's folder, packages from the course's root. */
const requireInCell = Object.assign(
  (/** @type {string} */ id) => (isRelative(id) ? requireFromNotebook : requireFromRoot)(id),
  {
    cache: requireFromRoot.cache,
    main: requireFromRoot.main,
    resolve: (/** @type {string} */ id) => (isRelative(id) ? requireFromNotebook : requireFromRoot).resolve(id),
  },
);

module.exports = { forgetModules, keepModule, requireInCell };
