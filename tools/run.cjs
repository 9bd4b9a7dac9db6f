// @ts-check
'use strict';
/*
 * `node tools/run.cjs <command> [options]`: what every script of package.json calls.
 *
 * It checks the version of Node before it loads anything else. Every Node since 6 can parse this file, so that a Node that
 * is too old gets a message and not a syntax error: no `import`, no `await`, no `?.`.
 */
const wanted = require('../package.json').engines.node.replace(/\D+/, '');

if (Number.parseInt(process.versions.node, 10) < Number(wanted)) {
  console.error(`✗ Node ${process.versions.node} is too old: the course needs Node ${wanted} or newer.`);
  console.error('  Install a newer one from nodejs.org, or with a version manager: nvm install 22; then run again.');
  process.exit(1);
}

require('./runCommand.cjs').runCommand(process.argv[2], process.argv.slice(3));
