import { spawn } from 'node:child_process';
import { childEnvironment } from '../setup/childEnvironment.mjs';

/**
 * Runs a program in the reader's terminal.
 *
 * @param {string} project the project's folder
 * @param {string[]} command program and arguments
 * @returns {Promise<boolean>} whether it succeeded
 */
export function runStep(project, [program, ...args]) {
  const child = spawn(program, args, {
    cwd: project,
    env: childEnvironment(project),
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(`${program}: ${error.message}`);
      resolve(false);
    });
    child.on('close', (code) => resolve(code === 0));
  });
}
