/** Rounds each operation's result to a precision: `Math.fround` for float32, `Number` for float64. */
export type Rounding = (value: number) => number;

/** A formula for one entry of a row's log-softmax. The result of every operation is rounded. */
export type EntryFormula = (row: readonly number[], entry: number, round: Rounding) => number;

/** Four formulas for entry `k` of log-softmax. Without rounding they are all equal. */
export const LOG_SOFTMAX_FORMULAS: Record<string, EntryFormula> = {
  'log(softmax)': (z, k, round) => logQuotient(z, k, 0, round),
  'log(softmax), shifted': (z, k, round) => logQuotient(z, k, Math.max(...z), round),
  'z − logSumExp': (z, k, round) => logSoftmaxEntry(z, k, 0, round),
  'z − logSumExp, shifted': (z, k, round) => logSoftmaxEntry(z, k, Math.max(...z), round),
};

/** Entry `k` of softmax, as the textbook's quotient. `shift` is subtracted from all logits first. */
export function softmaxEntry(z: readonly number[], k: number, shift: number, round: Rounding): number {
  return round(round(Math.exp(round(z[k] - shift))) / sumOfPowers(z, shift, round));
}

/** Entry `k` of log-softmax as a difference, `z − logSumExp`. `shift` is subtracted from all logits first. */
export function logSoftmaxEntry(z: readonly number[], k: number, shift: number, round: Rounding): number {
  return round(round(z[k] - shift) - round(Math.log(sumOfPowers(z, shift, round))));
}

const logQuotient: (...entry: Parameters<typeof softmaxEntry>) => number = (z, k, shift, round) =>
  round(Math.log(softmaxEntry(z, k, shift, round)));

function sumOfPowers(z: readonly number[], shift: number, round: Rounding): number {
  return z.reduce((sum, value) => round(sum + round(Math.exp(round(value - shift)))), 0);
}
