import { logSoftmaxEntry, type Rounding, softmaxEntry } from '../figures/logSoftmaxFormulas';
import { roundToFloat16 } from './float16';

/** Rounds to a kind of floating-point numbers. */
export const PRECISIONS = {
  float16: roundToFloat16,
  float32: Math.fround,
  float64: Number,
} satisfies Record<string, Rounding>;

/** How a row of logits is computed with. */
export interface LogitOptions {
  trueClass: number;
  /** The result of every operation is rounded to it. */
  precision: keyof typeof PRECISIONS;
  /** Whether the largest logit is subtracted first. */
  shifted: boolean;
}

/** What follows from a row of logits: `[classes]` each, and the loss, one number. */
export interface LogitResults {
  softmax: number[];
  logSoftmax: number[];
  /** −log-softmax of the true class. */
  loss: number;
  /** Of the loss with respect to the logits: softmax − one-hot. */
  gradient: number[];
}

/**
 * Softmax as the textbook's quotient, log-softmax as `z − logSumExp`, loss and gradient of one picture, each operation rounded.
 *
 * @example
 * const { softmax, loss } = logitResults([1000, 0], { trueClass: 1, precision: 'float32', shifted: true });
 * softmax; // [1, 0]
 * loss; // 1000
 */
export function logitResults(logits: readonly number[], { trueClass, precision, shifted }: LogitOptions): LogitResults {
  const round: Rounding = PRECISIONS[precision];
  const row = logits.map(round);
  const shift = shifted ? Math.max(...row) : 0;
  const softmax = row.map((_, k) => softmaxEntry(row, k, shift, round));
  const logSoftmax = row.map((_, k) => logSoftmaxEntry(row, k, shift, round));
  const gradient = softmax.map((probability, k) => round(probability - Number(k === trueClass)));
  return { softmax, logSoftmax, loss: -logSoftmax[trueClass], gradient };
}
