import { mean } from './mean';
import { rowsOf } from './rowsOf';

/**
 * Brier score: `(1/n) * sum_i sum_k (p[i, k] - [k = labels[i]])²`.
 *
 * 0 is the best score and 2 the worst; equal probabilities for all classes score 1 − 1/classes. It is bounded, unlike
 * the negative log-likelihood: a wrong answer with probability 1 costs 2.
 * Reference: Brier (1950), Verification of forecasts expressed in terms of probability.
 *
 * @param logProbs Log-probabilities, row after row, `[n * classes]`.
 * @param labels The true classes, `[n]`.
 * @throws RangeError when the lengths don't fit.
 *
 * @example
 * brierScore([Math.log(0.5), Math.log(0.5)], [0]); // 0.5
 */
export function brierScore(logProbs: ArrayLike<number>, labels: ArrayLike<number>): number {
  const distances = rowsOf(logProbs, labels).map((row, i) =>
    row.reduce((sum, logProb, k) => sum + (Math.exp(logProb) - Number(k === labels[i])) ** 2, 0),
  );
  return mean(distances);
}
