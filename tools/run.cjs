// @ts-check
'use strict';
/*
 * `node tools/run.cjs <command> [options]`: every script of package.json calls this file.
 *
 * It checks the version of Node before it loads anything else. It uses no `import`, no `await` and no `?.`, so every Node since 6
 * can parse it: a Node that is too old prints our message and not a syntax error.
 */
const wanted = require('../package.json').engines.node.replace(/\D+/, '');

if (Number.parseInt(process.versions.node, 10) < Number(wanted)) {
  console.error(`✗ Node ${process.versions.node} is too old: the course needs Node ${wanted} or newer.`);
  console.error('  Install a newer one from nodejs.org, or with a version manager: nvm install 22; then run again.');
  process.exit(1);
}

require('./runCommand.cjs').runCommand(process.argv[2], process.argv.slice(3));
