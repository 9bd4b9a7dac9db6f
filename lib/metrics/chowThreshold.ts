import { mean } from './mean';

/** What a wrong answer and a rejected sample cost. A right answer costs 0. */
export interface Costs {
  error: number;
  rejection: number;
}

/**
 * The threshold of Chow's rule: answer if the largest probability is at least `1 - rejection / error`, else reject.
 *
 * From this probability p on, an answer costs on average `error * (1 - p)`, at most as much as a rejection. If the
 * probabilities are the true ones, no other rule costs less.
 * Reference: Chow (1970), On optimum recognition error and reject tradeoff.
 *
 * @throws RangeError unless 0 ≤ rejection ≤ error and 0 < error.
 *
 * @example
 * chowThreshold({ error: 10, rejection: 1 }); // 0.9
 */
export function chowThreshold({ error, rejection }: Costs): number {
  if (!(rejection >= 0 && rejection <= error && error > 0 && error < Infinity)) {
    throw new RangeError(
      `Cannot weigh the costs: 0 <= rejection <= error and 0 < error are needed, got rejection ${rejection}, error ${error}`,
    );
  }
  return 1 - rejection / error;
}

/**
 * The mean cost of a sample if the samples below the threshold are rejected:
 * `(1/n) * sum_i (confidence[i] < threshold ? rejection : error * (1 - correct[i]))`.
 *
 * Reference: Chow (1970), On optimum recognition error and reject tradeoff.
 *
 * @param confidence Probability of the predicted class, `[n]`.
 * @param correct 1 where the prediction is right, else 0, `[n]`.
 * @throws RangeError when the lengths differ or there is no sample.
 *
 * @example
 * meanCost([0.95, 0.6], [1, 0], 0.9, { error: 10, rejection: 1 }); // 0.5
 */
export function meanCost(
  confidence: ArrayLike<number>,
  correct: ArrayLike<number>,
  threshold: number,
  { error, rejection }: Costs,
): number {
  if (confidence.length !== correct.length || confidence.length === 0) {
    throw new RangeError(
      `Cannot weigh the costs: a confidence for each prediction is needed, got ${confidence.length} for ${correct.length}`,
    );
  }
  const costs = Array.from(confidence, (p, i) => (p < threshold ? rejection : error * (1 - correct[i])));
  return mean(costs);
}
