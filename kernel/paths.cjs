// @ts-check
'use strict';
/** Where things are: the course's root, the notebook's folder, and tslab's own packages. */
const { createRequire } = require('node:module');
const path = require('node:path');

/** The project whose node_modules, lib and checks the cells use, wherever their notebook is. */
const root = path.resolve(__dirname, '..');

/** Jupyter starts a kernel in its notebook's folder. */
const notebookFolder = process.cwd();

const requireFromRoot = createRequire(path.join(root, 'cell.js'));

/** Requires from tslab's own dependencies. The root is named, because stock tslab prefers a copy in the notebook's folder. */
const requireFromTslab = createRequire(requireFromRoot.resolve('tslab/package.json'));

module.exports = { root, notebookFolder, requireFromRoot, requireFromTslab };
