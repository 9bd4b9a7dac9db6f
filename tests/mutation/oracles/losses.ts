import { tf, uniform } from '#lib';
import type { Answer } from '../Answer';

/** Values, gradient, memory and the input's fate, on logits of any shape and size. */
export async function logSoftmaxOf(answer: Answer, seed: number): Promise<unknown> {
  const random = uniform(seed);
  const [batch, classes] = [1 + Math.floor(5 * random()), 2 + Math.floor(9 * random())];
  const scales = [1, 30, 300, 10_000];
  const rows = Array.from({ length: batch }, () => {
    const [scale, centre] = [scales[Math.floor(4 * random())], 5000 * (random() - 0.5)];
    return Array.from({ length: classes }, () => Math.fround(centre + scale * (2 * random() - 1)));
  });
  const input = tf.tensor2d(rows);
  const before = tf.memory().numTensors;
  const given = answer(input);
  const result = await given;
  const values = numbersOf(result);
  if (result instanceof tf.Tensor && result !== input) result.dispose();
  const leaks = tf.memory().numTensors > before;
  const kept = !input.isDisposed && same(numbersOf(input), rows);
  const gradient =
    given instanceof tf.Tensor ? gradientOf((z) => tf.sum(tf.square(answer(z) as tf.Tensor)), rows) : 'none';
  return { values, leaks, kept, gradient };
}

/** `sure`: each row's most probable class has more than one half; `ruledOut`: some log-probabilities are −∞. */
export function lossOf({ gradient = false, ruledOut = false, sure = false }) {
  return async (answer: Answer, seed: number): Promise<unknown> => {
    const random = uniform(seed);
    const [batch, classes] = [1 + Math.floor(8 * random()), 2 + Math.floor(9 * random())];
    const rows = Array.from({ length: batch }, () => {
      const row = Array.from({ length: classes }, () => 3 * random());
      const winner = Math.floor(classes * random());
      if (sure) row[winner] = logSumExp(row.filter((_, k) => k !== winner)) + 0.05 + 4 * random();
      const lse = logSumExp(row);
      return row.map((x) => (ruledOut && random() < 0.05 ? -Infinity : Math.fround(x - lse)));
    });
    const classOf = rows.map((row) =>
      random() < 0.5 ? row.indexOf(Math.max(...row)) : Math.floor(classes * random()),
    );
    const [logProbs, labels] = [tf.tensor2d(rows), tf.tensor1d(classOf, 'int32')];
    const before = tf.memory().numTensors;
    const given = answer(logProbs, labels);
    const result = await given;
    const value = numbersOf(result);
    if (result instanceof tf.Tensor) result.dispose();
    const leaks = tf.memory().numTensors > before;
    const kept = [logProbs, labels].every(({ isDisposed }) => !isDisposed) && same(numbersOf(logProbs), rows);
    const slope =
      gradient &&
      (given instanceof tf.Tensor
        ? gradientOf((x) => answer(x, tf.tensor1d(classOf, 'int32')) as tf.Tensor, rows)
        : 'none');
    return { value, leaks, kept, slope };
  };
}

function logSumExp(row: number[]): number {
  return Math.log(row.reduce((sum, x) => sum + Math.exp(x), 0));
}

function gradientOf(loss: (x: tf.Tensor2D) => tf.Tensor, rows: number[][]): unknown {
  try {
    return tf.tidy(() =>
      tf
        .grad(loss as (x: tf.Tensor) => tf.Tensor)(tf.tensor2d(rows))
        .arraySync(),
    );
  } catch {
    return 'none';
  }
}

function numbersOf(result: unknown): unknown {
  if (result instanceof tf.Tensor) return result.arraySync();
  if (typeof result === 'number') return result;
  return Array.isArray(result) ? result.map((row) => Array.from(row as ArrayLike<number>)) : typeof result;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
