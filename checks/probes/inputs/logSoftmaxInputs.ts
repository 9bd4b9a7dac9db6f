import { uniform } from '#lib';

/** One input of the check, and what it is for. */
export interface Case {
  name: 'plain' | 'one row' | 'square' | 'large' | 'far apart' | 'mixed rows';
  logits: number[][];
}

/**
 * The inputs for a check of log-softmax. The same seed gives the same inputs, rounded to values that float32 holds exactly.
 *
 * - `plain`: ordinary logits; any formula works.
 * - `one row`: a minibatch of one.
 * - `square`: as many rows as classes, where a lost `keepDims` broadcasts without an error.
 * - `large`: near ±10,000, where `exp` overflows or becomes 0; the largest logit is first, in the middle, or last.
 *   The rows' maxima differ so much that the shift of one row makes every `exp` of another row 0.
 * - `far apart`: the difference to the maximum is where `exp` becomes 0 in float32, from −104 on.
 *   In the last row a shift by the mean still works and one by the minimum overflows, which tells the two apart.
 *   No difference lies between −104 and −87: there `exp` is subnormal in float32, and some processors give 0.
 * - `mixed rows`: a row of large logits beside one of small logits. Each is harmless when it is shifted by its own maximum.
 */
export function logSoftmaxInputs(seed: number): Case[] {
  const random = uniform(seed);
  const between = (low: number, high: number) => Math.fround(low + (high - low) * random());
  const row = (width: number, low: number, high: number) => Array.from({ length: width }, () => between(low, high));
  const rows = (height: number, width: number, low: number, high: number) =>
    Array.from({ length: height }, () => row(width, low, high));
  const steps = (low: number) => [
    between(low + 800, low + 900),
    between(low, low + 100),
    between(low + 400, low + 500),
  ];
  const turned = (values: number[], by: number) => [...values.slice(-by), ...values.slice(0, -by)];
  const one = () => Math.floor(random() * 3);

  const farApart = row(3, -1, 1);
  farApart[one()] = between(-400, -200);
  return [
    { name: 'plain', logits: rows(3, 4, -3, 3) },
    { name: 'one row', logits: rows(1, 3, -3, 3) },
    { name: 'square', logits: rows(4, 4, -3, 3) },
    {
      name: 'large',
      logits: [steps(9_000), turned(steps(-10_000), 1), [between(-10_000, -9_000), 0, between(9_000, 9_500)]],
    },
    { name: 'far apart', logits: [farApart, row(3, -1, 1), [...row(2, -1, 1), between(107, 120)]] },
    { name: 'mixed rows', logits: [row(3, 1_000, 1_040), row(3, -1, 1), row(3, -1_040, -1_000)] },
  ];
}

/** The weights of a sum over all outputs, whose gradient is checked: no two in a row are equal, and their sum is not 0. */
export function weightsOf(logits: number[][]): number[][] {
  return logits.map((row, i) => row.map((_, k) => ((3 * i + 5 * k) % 7) / 4 - 0.4));
}
