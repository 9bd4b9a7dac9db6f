import { CLASSES } from '../dataset/shape';
import { mean } from './mean';
import { minimize } from './minimize';
import { rowsOf } from './rowsOf';

const LOG_RANGE = [-4, 4] as const; // temperatures from .018 to 55

/**
 * Divides the scores by a temperature and normalises them again: `logSoftmax(logProbs / temperature)`.
 *
 * A temperature above 1 makes the model less confident, one below 1 more confident. The order of a row's classes does
 * not change. Logits and log-probabilities give the same result, since they differ only by a constant in each row.
 * Reference: Guo, Pleiss, Sun & Weinberger (2017), On calibration of modern neural networks.
 *
 * @param logProbs Log-probabilities or logits, row after row, `[n * classes]`.
 * @throws RangeError when `temperature` is not a number > 0.
 *
 * @example
 * applyTemperature([Math.log(0.8), Math.log(0.2)], 2, { classes: 2 }).map(Math.exp); // [2 / 3, 1 / 3]
 */
export function applyTemperature(
  logProbs: ArrayLike<number>,
  temperature: number,
  { classes = CLASSES }: { classes?: number } = {},
): Float64Array {
  if (!(temperature > 0 && temperature < Infinity)) {
    throw new RangeError(`Cannot scale the scores: temperature must be a finite number > 0, got ${temperature}`);
  }
  const rows = rowsOf(logProbs, new Uint8Array(logProbs.length / classes));
  return Float64Array.from(
    rows.flatMap((row) => {
      const scaled = row.map((score) => score / temperature);
      const normalizer = logSumExp(scaled);
      return scaled.map((score) => score - normalizer);
    }),
  );
}

/**
 * Finds the temperature with the least negative log-likelihood:
 * `argmin_T -mean(logSoftmax(logProbs / T)[i, labels[i]])`.
 *
 * Fit it on a held-out part of the training set. The negative log-likelihood is convex in 1/T, so it has only one local
 * minimum in log T, too.
 * Reference: Guo, Pleiss, Sun & Weinberger (2017), On calibration of modern neural networks.
 *
 * @param logProbs Log-probabilities or logits, row after row, `[n * classes]`.
 * @param labels The true classes, `[n]`.
 * @returns The temperature, between e⁻⁴ and e⁴. Without limits it would go to 0 if every prediction is right.
 * @throws RangeError when the lengths don't fit.
 *
 * @example
 * const sure = [4, 0, 4, 0, 4, 0, 4, 0]; // says .982 four times, right three times
 * fitTemperature(sure, [0, 0, 0, 1]); // 4 / Math.log(3)
 */
export function fitTemperature(logProbs: ArrayLike<number>, labels: ArrayLike<number>): number {
  const rows = rowsOf(logProbs, labels);
  const loss = (temperature: number) =>
    mean(rows.map((row, i) => logSumExp(row.map((score) => score / temperature)) - row[labels[i]] / temperature));
  return Math.exp(minimize((logTemperature) => loss(Math.exp(logTemperature)), LOG_RANGE));
}

function logSumExp(scores: readonly number[]): number {
  const max = Math.max(...scores);
  return max + Math.log(scores.reduce((sum, score) => sum + Math.exp(score - max), 0));
}
