import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import path from 'node:path';
import { childEnvironment } from './childEnvironment.mjs';
import { explain } from './failure.mjs';
import { logFile } from './folders.mjs';
import { heldLock } from './setupLock.mjs';

/**
 * Runs a program to its end, and appends its output to the set-up's log.
 *
 * @param {string} project the project's folder
 * @param {string} doing what the program does, for the message if it fails
 * @param {string[]} command program and arguments
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeout?: number }} [options] `timeout` in milliseconds
 * @returns {Promise<string>} what it printed
 * @throws {import('./failure.mjs').Failure} when it fails
 */
export async function runChild(project, doing, [program, ...args], { cwd = project, env = {}, timeout } = {}) {
  mkdirSync(path.dirname(logFile(project)), { recursive: true });
  const log = createWriteStream(logFile(project), { flags: 'a' });
  log.on('error', () => {}); // if the disk is full, there is no log
  log.write(`\n== ${new Date().toISOString()} ${doing}: ${[program, ...args].join(' ')}\n`);

  const lock = heldLock(); // if set-up is killed, a child that still runs keeps the lock until it ends
  const child = spawn(program, args, {
    cwd,
    env: { ...childEnvironment(project), ...env },
    stdio: ['ignore', 'pipe', 'pipe', ...(lock === undefined ? [] : [lock])],
    timeout,
    killSignal: 'SIGKILL',
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => {
      printed += text;
      log.write(text);
    });
  }
  const { code, error } = await new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: null, error: `${error.message}` }));
    child.on('close', (code, signal) => resolve({ code, error: signal ? `it was ended by ${signal}` : '' }));
  });
  log.end();
  if (code === 0) return printed;
  throw explain(doing, [printed, error].filter(Boolean).join('\n'), logFile(project));
}
