import { uniform } from '#lib';

const WIDE = 12; // classes, more than the ten of Fashion-MNIST

/** One input of the check, and what it is for. */
export interface Case {
  name: 'plain' | 'one row' | 'square' | 'large' | 'far apart' | 'mixed rows';
  logits: number[][];
}

/**
 * The inputs for a check of log-softmax. The same seed gives the same inputs, rounded to values that float32 holds exactly.
 *
 * - `plain`: ordinary logits; any formula works. There are more than ten classes. In one row two logits are the largest and two
 *   others are equal, too; in the last row all are 0, as those of an untrained model may be.
 * - `one row`: a minibatch of one.
 * - `square`: as many rows as classes, where a lost `keepDims` broadcasts without an error.
 * - `large`: near ±10,000, where `exp` overflows or becomes 0; the largest logit is first, in the middle, or last.
 *   The rows' maxima differ so much that the shift of one row makes every `exp` of another row 0.
 * - `far apart`: the difference to the maximum is where `exp` becomes 0 in float32, from −104 on.
 *   In the last row a shift by the mean still works and one by the minimum overflows, which tells the two apart.
 *   No difference lies between −104 and −87: there `exp` is subnormal in float32, and some processors give 0.
 * - `mixed rows`: rows of large logits beside rows of small logits, a dozen. Each is harmless when it is shifted by its own maximum.
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
  const tied = () => {
    const [top, other, ...rest] = [between(3, 4), ...row(9, -3, 3)];
    return turned([top, other, ...rest, top, other].slice(0, WIDE), 1 + Math.floor((WIDE - 1) * random()));
  };

  const farApart = row(3, -1, 1);
  farApart[one()] = between(-400, -200);
  return [
    { name: 'plain', logits: [...rows(3, WIDE, -3, 3), tied(), Array(WIDE).fill(0)] },
    { name: 'one row', logits: rows(1, 3, -3, 3) },
    { name: 'square', logits: rows(4, 4, -3, 3) },
    {
      name: 'large',
      logits: [steps(9_000), turned(steps(-10_000), 1), [between(-10_000, -9_000), 0, between(9_000, 9_500)]],
    },
    { name: 'far apart', logits: [farApart, row(3, -1, 1), [...row(2, -1, 1), between(107, 120)]] },
    {
      name: 'mixed rows',
      logits: Array.from({ length: 4 }, () => [row(3, 1_000, 1_040), row(3, -1, 1), row(3, -1_040, -1_000)]).flat(),
    },
  ];
}

/** Whether some of a row's logits are equal. */
export function hasTie(row: number[]): boolean {
  return new Set(row).size < row.length;
}

/** The weights of a sum over all outputs, whose gradient is checked: no two in a row are equal, and their sum is not 0. */
export function weightsOf(logits: number[][]): number[][] {
  return logits.map((row, i) => row.map((_, k) => ((3 * i + 5 * k) % 13) / 7 - 0.4));
}
