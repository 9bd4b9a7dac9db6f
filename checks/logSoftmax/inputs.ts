import { uniform } from '#lib';

/** One input of the check, and what it is for. */
export interface Case {
  name: 'plain' | 'square' | 'large' | 'far apart' | 'mixed rows';
  logits: number[][];
}

/**
 * The inputs on which a log-softmax is tried. The same seed gives the same inputs, rounded to values that float32 holds exactly.
 *
 * - `plain`: ordinary logits; any formula works.
 * - `square`: as many rows as classes, where a lost `keepDims` broadcasts without an error.
 * - `large`: near ±10,000, where `exp` overflows or vanishes.
 * - `far apart`: the difference to the maximum is where `exp` becomes 0 in float32, from −104 on.
 * - `mixed rows`: a large row beside a small one, each harmless alone once it is shifted by its own maximum.
 */
export function logSoftmaxInputs(seed: number): Case[] {
  const random = uniform(seed);
  const between = (low: number, high: number) => Math.fround(low + (high - low) * random());
  const row = (width: number, low: number, high: number) => Array.from({ length: width }, () => between(low, high));
  const rows = (height: number, width: number, low: number, high: number) =>
    Array.from({ length: height }, () => row(width, low, high));
  const one = () => Math.floor(random() * 3);

  const farApart = row(3, -1, 1);
  farApart[one()] = between(-400, -200);
  return [
    { name: 'plain', logits: rows(3, 4, -3, 3) },
    { name: 'square', logits: rows(4, 4, -3, 3) },
    {
      name: 'large',
      logits: [row(3, 9_000, 10_000), row(3, -10_000, -9_000), [between(9_000, 10_000), between(-10_000, -9_000), 0]],
    },
    { name: 'far apart', logits: [farApart, row(3, -1, 1)] },
    { name: 'mixed rows', logits: [row(3, 900, 1_100), row(3, -1, 1), row(3, -1_100, -900)] },
  ];
}
