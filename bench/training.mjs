/* Measures lesson 5's training that the reader drives: how fast it trains beside the plain loop, and how often it shows a frame. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { childEnvironment } from '../tools/setup/childEnvironment.mjs';
import { root, venvPython } from '../tools/setup/folders.mjs';

/** @typedef {{ plain: number[], driven: number[], frame: number[] }} Measured seconds of a step, of a step, and of a frame, by round */

/** @returns {Promise<Measured>} */
export async function measureTraining() {
  const script = path.join(root, 'bench', 'training.py');
  const options = { cwd: path.join(root, 'notebooks'), env: { ...childEnvironment(root) } };
  const { stdout } = await promisify(execFile)(venvPython(root), [script], options);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}

/**
 * The values that are compared with a bar: each round has its own ratio, since both take turns.
 *
 * @param {Measured} measured
 * @param {(values: number[]) => number} median
 * @returns {Record<string, number>}
 */
export const trainingRatios = ({ plain, driven, frame }, median) => ({
  'training/drivenToPlain': median(driven.map((seconds, round) => seconds / plain[round])),
  'training/frame ms': 1000 * median(frame),
});
