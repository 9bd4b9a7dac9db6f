// @ts-check
'use strict';
/**
 * Notices edited files when a cell runs. TypeScript's own watchers, as tslab 1.0.22 uses them, see an edit up to 2 s too
 * late (a cell run in between takes the old lib), and poll thousands of files of node_modules for ever.
 */
const fs = require('node:fs');
const path = require('node:path');

/**
 * @typedef {(path: string, kind: number) => void} WatcherCallback
 * @typedef {{ callbacks: Set<WatcherCallback>, stamp: string }} Watched
 */

/** @type {Map<string, Watched>} */
const watched = new Map();

/** @param {string} file */
function stampOf(file) {
  const stats = fs.statSync(file, { throwIfNoEntry: false });
  return stats ? `${stats.mtimeMs} ${stats.size} ${stats.ino}` : '';
}

/** @param {any} ts The compiler whose watchers are to be replaced. */
function replaceWatchers(ts) {
  ts.sys.watchDirectory = () => ({ close() {} });
  ts.sys.watchFile = (/** @type {string} */ file, /** @type {WatcherCallback} */ callback) => {
    if (file.includes('/node_modules/')) return { close() {} };
    let entry = watched.get(file);
    if (!entry) {
      entry = { callbacks: new Set(), stamp: stampOf(file) };
      watched.set(file, entry);
    }
    const { callbacks } = entry;
    callbacks.add(callback);
    return { close: () => callbacks.delete(callback) && callbacks.size === 0 && watched.delete(file) };
  };
}

/**
 * Tells the compiler what changed since the last call.
 *
 * @param {any} ts
 * @returns The changed files.
 */
function reportChanges(ts) {
  const changed = [];
  for (const [file, entry] of [...watched]) {
    const stamp = stampOf(file);
    if (stamp === entry.stamp) continue;
    const { Created, Changed, Deleted } = ts.FileWatcherEventKind;
    const kind = !entry.stamp ? Created : stamp ? Changed : Deleted;
    entry.stamp = stamp;
    for (const callback of [...entry.callbacks]) callback(file, kind);
    changed.push(path.normalize(file));
  }
  return changed;
}

module.exports = { replaceWatchers, reportChanges };
