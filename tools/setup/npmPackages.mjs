import { rmSync } from 'node:fs';
import path from 'node:path';
import { runChild } from './child.mjs';
import { explain } from './failure.mjs';
import { logFile } from './folders.mjs';
import { readIfThere } from './stamp.mjs';

/** @typedef {{ version?: string, link?: boolean, optional?: boolean }} LockedPackage */

/**
 * Installs the JavaScript packages of package-lock.json. node_modules/.package-lock.json tells what is installed:
 * `npm ci` deletes it first and writes it last.
 *
 * @param {string} project the project's folder
 * @returns {import('./stage.mjs').Stage}
 */
export function packagesStage(project) {
  const locked = path.join(project, 'package-lock.json');
  const installed = path.join(project, 'node_modules', '.package-lock.json');
  return {
    label: 'JavaScript packages: npm ci',
    isDone: () => isInstalled(readPackages(locked), readPackages(installed)),
    async run() {
      const command = [...npm(), 'ci', '--prefer-offline', '--no-audit', '--no-fund'];
      const printed = await runChild(project, 'npm ci', command);
      if (printed.includes('TAR_ENTRY_ERROR')) {
        rmSync(installed, { force: true });
        throw explain('npm ci', printed, logFile(project)); // npm 11 reports success even if it could not write files
      }
    },
  };
}

/** The npm that started this process, otherwise the npm in PATH. */
function npm() {
  const started = process.env.npm_execpath;
  return started?.endsWith('npm-cli.js') ? [process.execPath, started] : ['npm'];
}

/**
 * @param {Record<string, LockedPackage>} locked
 * @param {Record<string, LockedPackage>} installed
 */
export function isInstalled(locked, installed) {
  return Object.entries(locked).every(([folder, { version, link, optional }]) => {
    if (!folder.startsWith('node_modules/')) return true;
    const found = installed[folder];
    if (!found) return optional === true; // it is made for another platform
    return found.version === version && found.link === link;
  });
}

/**
 * @param {string} lockFile
 * @returns {Record<string, LockedPackage>}
 */
function readPackages(lockFile) {
  try {
    return JSON.parse(readIfThere(lockFile) ?? '{}').packages ?? {};
  } catch {
    return {};
  }
}
