/* Measures what a reader notices of the kernel: seconds to start, to import lib and to run lessons, and its memory. */
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { kernelspec } from '../tools/kernelspec.mjs';
import { childEnvironment } from '../tools/setup/childEnvironment.mjs';
import { root, venvPython } from '../tools/setup/folders.mjs';
import { writeWhole } from '../tools/setup/stamp.mjs';

const LESSON_5 = '05-one-epoch.ipynb';
const STARTS = 5;

/**
 * Measures start and imports several times, of which the first is a warm-up; then lesson 5 or all lessons, once.
 *
 * @param {{ lessons: boolean }} options
 * @returns {Promise<Record<string, number[]>>}
 */
export async function measureKernel({ lessons }) {
  const folder = path.join(root, 'notebooks');
  const notebooks = readdirSync(folder).filter((name) => (lessons ? name.endsWith('.ipynb') : name === LESSON_5));
  /** @type {Record<string, number[]>} */
  const measured = {};
  const keep = (/** @type {Record<string, number>} */ values) => {
    for (const [name, value] of Object.entries(values)) measured[name] = [...(measured[name] ?? []), value];
  };
  const copy = copyToEdit();
  try {
    for (let start = 0; start <= STARTS; start++) {
      const values = await ask(copy, []);
      if (start > 0) keep(values);
    }
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
  for (const name of notebooks.sort()) keep(await ask(root, [path.join(folder, name)]));
  return measured;
}

/**
 * The values that are compared with a bar.
 *
 * @param {Record<string, number[]>} kernel
 * @param {(values: number[]) => number} median
 * @returns {Record<string, number>}
 */
export function kernelRatios(kernel, median) {
  const of = (/** @type {string} */ name) => median(kernel[name]);
  return {
    'kernel/readyToIpykernel': of('kernel: start, s') / of('ipykernel: start, s'),
    'kernel/firstLibToBareTfjs':
      of('kernel: first import of #lib, s') / of('TensorFlow.js alone: load and one operation, s'),
    'kernel/importAgainToPlain': of('kernel: the same import again, s') / of('kernel: a plain cell after it, s'),
    'kernel/afterLibEdit s': of('kernel: import after an edit of lib, s'),
    'kernel/memoryAfterEpochMB': of(`${path.parse(LESSON_5).name}: memory at rest, MB`),
  };
}

/** A separate copy of the course, whose lib may be edited, with a kernelspec that starts its kernel. */
function copyToEdit() {
  const copy = mkdtempSync(path.join(tmpdir(), 'kernel-bench-'));
  for (const name of ['kernel', 'lib', 'checks', 'package.json']) {
    cpSync(path.join(root, name), path.join(copy, name), { recursive: true });
  }
  for (const name of ['node_modules', 'data']) symlinkSync(path.join(root, name), path.join(copy, name));
  writeWhole(path.join(copy, 'jupyter', 'kernels', 'tslab', 'kernel.json'), JSON.stringify(kernelspec(copy)));
  return copy;
}

/**
 * @param {string} project the project whose kernel is measured
 * @param {string[]} words
 * @returns {Promise<Record<string, number>>}
 */
async function ask(project, words) {
  const env = { ...childEnvironment(root) };
  if (project !== root) env.JUPYTER_PATH = path.join(project, 'jupyter');
  const script = [path.join(root, 'bench', 'kernel.py'), ...words];
  const { stdout } = await promisify(execFile)(venvPython(root), script, { cwd: project, env });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}
