const OLDEST = 20;

/**
 * Ends the process with one line when this Node is too old. The one module that every Node since 12 must parse.
 *
 * @param {string} version `process.versions.node`
 */
export function requireNode(version) {
  if (Number.parseInt(version, 10) >= OLDEST) return;
  console.error(`✗ Node ${version} is too old: the course needs Node ${OLDEST} or newer.`);
  console.error('  Install a newer one from nodejs.org, or with a version manager: nvm install 22; then run again.');
  process.exit(1);
}
