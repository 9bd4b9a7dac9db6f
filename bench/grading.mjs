/* Measures what marking a submission costs, and how long a class takes by simulation. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { childEnvironment } from '../tools/setup/childEnvironment.mjs';
import { root, venvPython } from '../tools/setup/folders.mjs';

/**
 * Prints the table of `python -m grading.bench.cost`, and returns its ratios: none where there is no sandbox.
 *
 * @param {number} rounds
 * @returns {Promise<Record<string, number>>}
 */
export async function measureGrading(rounds) {
  const words = ['-m', 'grading.bench.cost', '--rounds', String(rounds), '--json'];
  const { stdout } = await promisify(execFile)(venvPython(root), words, { cwd: root, env: childEnvironment(root) });
  const lines = stdout.trim().split('\n');
  console.log(lines.slice(0, -1).join('\n'));
  return JSON.parse(lines.at(-1) ?? '');
}
