import { rowsOf } from './rowsOf';

/** A classifier's decision for each sample. */
export interface Decisions {
  /** The most probable class, `[n]`. */
  predicted: Uint8Array;
  /** Its probability, 0 – 1, `[n]`. */
  confidence: Float64Array;
  /** 1 if it is the label, else 0, `[n]`. */
  correct: Uint8Array;
}

/**
 * The most probable class of each sample, `argmax_k logProbs[i, k]`, its probability, and whether it is the label.
 *
 * @param logProbs Log-probabilities, row after row, `[n * classes]`.
 * @param labels The true classes, `[n]`.
 * @throws RangeError when the lengths don't fit.
 *
 * @example
 * mostProbable([Math.log(0.25), Math.log(0.75)], [1]); // { predicted: [1], confidence: [0.75], correct: [1] }
 */
export function mostProbable(logProbs: ArrayLike<number>, labels: ArrayLike<number>): Decisions {
  const rows = rowsOf(logProbs, labels);
  const predicted = Uint8Array.from(rows, argMax);
  return {
    predicted,
    confidence: Float64Array.from(rows, (row, i) => Math.exp(row[predicted[i]])),
    correct: Uint8Array.from(predicted, (k, i) => Number(k === labels[i])),
  };
}

/** The index of the largest value; the first one if several are equal. */
function argMax(values: readonly number[]): number {
  return values.reduce((best, value, i) => (value > values[best] ? i : best), 0);
}
