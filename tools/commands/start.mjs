import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { childEnvironment } from '../setup/childEnvironment.mjs';
import { Failure } from '../setup/failure.mjs';
import { venvPython } from '../setup/folders.mjs';
import { compileCourse } from './compileCourse.mjs';

/**
 * @param {string[]} options for `jupyter lab`
 * @throws {Failure} when another program uses the port that they name
 */
export async function requireFreePort(options) {
  const port = portOf(options);
  if (port === undefined || (await isFree(port))) return;
  throw new Failure(
    `Port ${port} is taken by another program.`,
    `Close that program, or choose another port: npm start -- --port ${port + 1}`,
  );
}

/**
 * Runs JupyterLab on the first lesson until it ends.
 *
 * @param {string} project the project's folder
 * @param {string[]} options for `jupyter lab`
 * @returns {Promise<number>} its exit code
 */
export async function openLab(project, options) {
  await requireFreePort(options); // checked again, because the first set-up takes minutes
  const own = [
    `--ServerApp.root_dir=${project}`,
    '--LabApp.extension_manager=readonly', // the default asks a package registry
    ...(process.getuid?.() === 0 ? ['--allow-root'] : []),
    ...(options.some((option) => option.endsWith('.ipynb')) ? [] : [firstLesson(project)]),
  ];
  // This does not call .venv/bin/jupyter, because its first line cannot hold a path with a space.
  const lab = spawn(venvPython(project), ['-m', 'jupyterlab', ...own, ...options], {
    cwd: project,
    env: childEnvironment(project),
    stdio: 'inherit',
  });
  compileCourse(project);
  process.on('SIGINT', () => {}); // the terminal also sends it to JupyterLab, which asks whether to shut down
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP'])) process.on(signal, () => lab.kill(signal));
  return new Promise((resolve, reject) => {
    lab.on('error', reject);
    lab.on('close', (code) => resolve(code ?? 1));
  });
}

/**
 * Puts the first lesson into JupyterLab's first address. JupyterLab opens a file among its arguments only when it opens a browser.
 *
 * @param {string} project
 */
function firstLesson(project) {
  const lessons = readdirSync(path.join(project, 'notebooks')).filter((name) => name.endsWith('.ipynb'));
  return `--LabApp.default_url=/lab/tree/notebooks/${lessons.sort()[0]}`;
}

/** @param {string[]} options */
function portOf(options) {
  for (const [index, option] of options.entries()) {
    const [, joined] = /^(?:--port|--ServerApp\.port)=(\d+)$/.exec(option) ?? [];
    if (joined) return Number(joined);
    if (option === '--port' && /^\d+$/.test(options[index + 1] ?? '')) return Number(options[index + 1]);
  }
  return undefined;
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
