import { expect, test } from 'vitest';
import { tf } from '#lib';

// Under every backend: tests/lib/backends.test.ts runs this file with WebAssembly.
await tf.ready();

test('the gradient of tf.gather flows, and leaves nothing in memory', () => {
  const rows = tf.tensor2d([
    [1, 2],
    [3, 4],
    [5, 6],
  ]);
  const weights = tf.tensor2d([[1], [10], [100]]);
  const before = tf.memory().numTensors;
  const gradient = tf.tidy(() =>
    tf
      .grad((x) => tf.sum(tf.mul(tf.gather(x, tf.tensor1d([2, 0, 2], 'int32')), weights)))(rows)
      .arraySync(),
  );
  expect(gradient).toEqual([
    [10, 10],
    [0, 0],
    [101, 101],
  ]);
  expect(tf.memory().numTensors).toBe(before);
});

test('tf.einsum computes', () => {
  const [a, b] = [
    tf.tensor2d([
      [1, 2],
      [3, 4],
    ]),
    tf.tensor2d([
      [5, 6],
      [7, 8],
    ]),
  ];
  expect(tf.tidy(() => tf.einsum('ij,jk->ik', a, b).arraySync())).toEqual([
    [19, 22],
    [43, 50],
  ]);
  expect(tf.tidy(() => tf.einsum('ij->i', a).arraySync())).toEqual([3, 7]);
});
