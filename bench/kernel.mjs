/* The kernel as a reader meets it: seconds to start, to import lib, to run each lesson; its peak memory. */
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { childEnvironment } from '../tools/setup/childEnvironment.mjs';
import { root, venvPython } from '../tools/setup/folders.mjs';

/**
 * Start and first import, five times; each lesson once, unless they are left out.
 *
 * @param {{ lessons: boolean }} options
 * @returns {Promise<Record<string, number[]>>}
 */
export async function measureKernel({ lessons }) {
  const folder = path.join(root, 'notebooks');
  const notebooks = readdirSync(folder).filter((name) => name.endsWith('.ipynb'));
  const tasks = [[], [], [], [], lessons ? notebooks.sort().map((name) => path.join(folder, name)) : []];
  /** @type {Record<string, number[]>} */
  const measured = {};
  for (const files of tasks) {
    const options = { cwd: root, env: childEnvironment(root) };
    const script = [path.join(root, 'bench', 'kernel.py'), ...files];
    const { stdout } = await promisify(execFile)(venvPython(root), script, options);
    const last = stdout.trim().split('\n').at(-1) ?? '';
    for (const [name, value] of Object.entries(JSON.parse(last))) {
      measured[name] ??= [];
      measured[name].push(Number(value));
    }
  }
  return measured;
}
