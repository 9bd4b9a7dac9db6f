import { mean } from './mean';
import { rowsOf } from './rowsOf';

/**
 * The mean negative log-likelihood: `-(1/n) * sum_i logProbs[i, labels[i]]`, in nats, in float64.
 *
 * Reference: scikit-learn's `log_loss`, which takes probabilities.
 *
 * @param logProbs Log-probabilities, row after row, `[n * classes]`.
 * @param labels The true classes, `[n]`.
 * @throws RangeError when the lengths don't fit.
 *
 * @example
 * negativeLogLikelihood([-0.5, -3, -4, -0.25], [0, 1]); // 0.375
 */
export function negativeLogLikelihood(logProbs: ArrayLike<number>, labels: ArrayLike<number>): number {
  return -mean(rowsOf(logProbs, labels).map((row, i) => row[labels[i]]));
}
