import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { childEnvironment } from '../setup/childEnvironment.mjs';
import { Failure } from '../setup/failure.mjs';
import { venvPython } from '../setup/folders.mjs';
import { compileCourse } from './compileCourse.mjs';
import { COPY, updateReadersCopy } from './readersCopy.mjs';

const FIRST_LESSON = 'notebooks/00-start-here.ipynb';

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
 * Makes the reader's copy of the course, or brings it up to date, and says which newer versions it put beside the reader's own.
 *
 * @param {string} project the project's folder
 */
export function giveCopy(project) {
  const offers = updateReadersCopy(project);
  if (offers.length > 0)
    console.log(`A newer version is beside your own:\n${offers.map((file) => `  ${file}\n`).join('')}`);
}

/**
 * Runs JupyterLab on the reader's copy of the course until it ends.
 *
 * @param {string} project the project's folder
 * @param {string[]} options for `jupyter lab`
 * @returns {Promise<number>} its exit code
 */
export async function openCourse(project, options) {
  await requireFreePort(options); // checked again, because the first set-up takes minutes
  return runLab(project, path.join(project, COPY), options, childEnvironment(project));
}

/**
 * Runs JupyterLab on the whole project, with nbgrader's menus, until it ends.
 *
 * @param {string} project the project's folder
 * @param {string[]} options for `jupyter lab`
 * @returns {Promise<number>} its exit code
 */
export async function openProject(project, options) {
  await requireFreePort(options);
  const settings = [path.join(project, 'tools', 'jupyter', 'instructors'), process.env.JUPYTER_CONFIG_PATH];
  const env = { ...childEnvironment(project), JUPYTER_CONFIG_PATH: settings.filter(Boolean).join(path.delimiter) };
  return runLab(project, project, options, env);
}

/**
 * @param {string} project
 * @param {string} folder what the file browser shows
 * @param {string[]} options
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} JupyterLab's exit code
 */
function runLab(project, folder, options, env) {
  const own = [
    `--ServerApp.root_dir=${folder}`,
    '--LabApp.extension_manager=readonly', // the default asks a package registry
    ...(process.getuid?.() === 0 ? ['--allow-root'] : []),
    // JupyterLab opens a file among its arguments only when it opens a browser.
    ...(options.some((option) => option.endsWith('.ipynb')) ? [] : [`--LabApp.default_url=/lab/tree/${FIRST_LESSON}`]),
  ];
  const inFolder = options.map((option) =>
    existsSync(path.join(folder, option)) ? path.join(folder, option) : option,
  );
  // This does not call .venv/bin/jupyter, because its first line cannot hold a path with a space.
  const lab = spawn(venvPython(project), ['-m', 'jupyterlab', ...own, ...inFolder], {
    cwd: project,
    env,
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
