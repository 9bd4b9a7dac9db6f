// @ts-check
'use strict';
/**
 * Writes tslab's TypeScript 5.0.4 once more, beside itself, without white space and long names. Its text has five characters that
 * are not in Latin-1, so V8 keeps all 8 MB of it in two bytes each. The compact text is 3 MB in one byte each, and loads in half
 * the time.
 */
const fs = require('node:fs');
const path = require('node:path');

// A path, since this file is also loaded where no package is installed yet.
const whole = path.resolve(__dirname, '..', 'node_modules', '@tslab', 'typescript-for-tslab', 'lib', 'typescript.js');
const compact = path.join(path.dirname(whole), 'typescript.compact.js'); // here it finds its own lib.*.d.ts

/** @returns {boolean} npm deletes the compact file when it installs another version */
const isCompacted = () => fs.existsSync(compact);

function compactTypeScript() {
  if (isCompacted()) return;
  const unfinished = `${compact}.${process.pid}`;
  require('esbuild').buildSync({
    entryPoints: [whole],
    outfile: unfinished,
    minify: true,
    charset: 'ascii',
    legalComments: 'none',
    platform: 'node',
    target: 'node20',
  });
  fs.renameSync(unfinished, compact); // whole or not at all, since other kernels may start at the same time
}

module.exports = { compact, compactTypeScript, isCompacted };
