/* Measures the seconds of an epoch, for each contender and batch size. */
import { experimentSeconds, lessonSeconds } from './ours.mjs';

const SAMPLES = 60_000;

/**
 * Rough seconds of one step, from which the number of steps of a measurement is chosen.
 *
 * @type {Record<string, (size: number) => number>}
 */
const STEP_SECONDS = {
  lesson: (size) => 9e-4 + 3e-6 * size,
  pytorchTextbook: (size) => 3e-4 + 6e-5 * size,
  pytorchMemory1: (size) => 2e-4 + 2.5e-6 * size,
  pytorchMemory2: (size) => 2e-4 + 1.5e-6 * size,
  pytorchHand: (size) => 2e-5 + 3.5e-6 * size,
  numpy: (size) => 2e-5 + 1.5e-6 * size,
};

export const CONTENDERS = ['experiment', ...Object.keys(STEP_SECONDS)];

/**
 * @typedef {(contender: string, batchSize: number, steps: number) => Promise<number>} Ask gives the seconds of these steps
 */

/**
 * Measures one contender at one batch size.
 *
 * @param {string} contender
 * @param {number} size of a batch
 * @param {number} patience approximate seconds of a measurement
 * @param {Ask} ask measures a contender that runs in Python
 * @returns {Promise<{ seconds: number, fewerSteps?: number }>} of an epoch; `fewerSteps` is set if not all steps were measured
 */
export async function measureEpoch(contender, size, patience, ask) {
  if (contender === 'experiment') return { seconds: await experimentSeconds(size) };
  const epoch = Math.floor(SAMPLES / size);
  const steps = Math.min(epoch, Math.ceil(patience / STEP_SECONDS[contender](size)));
  const taken = contender === 'lesson' ? lessonSeconds(size, steps) : await ask(contender, size, steps);
  const seconds = (taken * SAMPLES) / size / steps;
  return steps < epoch ? { seconds, fewerSteps: steps } : { seconds };
}
