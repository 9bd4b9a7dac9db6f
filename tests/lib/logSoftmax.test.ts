import fc from 'fast-check';
import { expect, test } from 'vitest';
import { logSoftmax, tf } from '#lib';
import * as reference from './reference';

await tf.ready();

const matrices = (bound: number) =>
  fc.integer({ min: 1, max: 12 }).chain((classes) => {
    const logit = fc.double({ min: -bound, max: bound, noNaN: true }).map(Math.fround);
    return fc.array(fc.array(logit, { minLength: classes, maxLength: classes }), { minLength: 1, maxLength: 5 });
  });
const compute = (logits: number[][]) => tf.tidy(() => logSoftmax(tf.tensor2d(logits)).arraySync());

test('logSoftmax() gives the values of scipy.special.log_softmax in float64', () => {
  const logits = [
    [0.5, -1.25, 3],
    [1000, 0, -1000],
    [-1e4, -1e4, -9998.5],
  ];
  const scipy = [
    [-2.5919857805919686, -4.341985780591969, -0.09198578059196878],
    [0, -1000, -2000],
    [-1.8689811354013153, -1.8689811354013153, -0.3689811354013154],
  ];
  expect(reference.largestError(compute(logits).flat(), scipy.flat())).toBeLessThan(1e-6);
});

test('logSoftmax() is within float32 rounding of float64, for logits up to 1e4', () => {
  fc.assert(
    fc.property(matrices(1e4), (logits) => {
      const expected = logits.flatMap(reference.logSoftmax);
      expect(reference.largestError(compute(logits).flat(), expected)).toBeLessThan(2e-6);
    }),
    { seed: 1 },
  );
});

test('the exponentials of each row sum to 1', () => {
  fc.assert(
    fc.property(matrices(1e4), (logits) => {
      for (const row of compute(logits)) expect(row.reduce((sum, value) => sum + Math.exp(value), 0)).toBeCloseTo(1, 5);
    }),
    { seed: 2 },
  );
});

test('adding a number to a row changes nothing', () => {
  fc.assert(
    fc.property(matrices(50), fc.integer({ min: -50, max: 50 }), (logits, shift) => {
      const shifted = compute(logits.map((row) => row.map((z) => z + shift)));
      expect(reference.largestError(shifted.flat(), compute(logits).flat())).toBeLessThan(2e-5); // z + shift is rounded
    }),
    { seed: 3 },
  );
});

test('log-softmax twice is log-softmax', () => {
  fc.assert(
    fc.property(matrices(100), (logits) => {
      const once = compute(logits);
      expect(reference.largestError(compute(once).flat(), once.flat())).toBeLessThan(2e-6);
    }),
    { seed: 4 },
  );
});

test('its gradient is that of finite differences in float64', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -8, max: 8, noNaN: true }), { minLength: 2, maxLength: 6 }), (logits) => {
      const dy = logits.map((_, i) => Math.sin(3 * i + 1));
      const weighted = (row: number[]) => reference.logSoftmax(row).reduce((sum, value, i) => sum + dy[i] * value, 0);
      const gradient = tf.tidy(() => {
        const gradFn = tf.grad((z: tf.Tensor) => tf.sum(tf.mul(logSoftmax(z as tf.Tensor2D), tf.tensor1d(dy))));
        return Array.from(gradFn(tf.tensor2d([logits])).dataSync());
      });
      expect(reference.largestError(gradient, reference.finiteDifferences(weighted, logits))).toBeLessThan(1e-5);
    }),
    { seed: 5 },
  );
});

test('its gradient is that of automatic differentiation', () => {
  const [own, builtIn] = [logSoftmax, tf.logSoftmax].map((f) =>
    tf.tidy(() => {
      const logits = tf.tensor2d([
        [0.3, -2, 5],
        [30, -30, 29],
      ]);
      const loss = (z: tf.Tensor) => tf.sum(tf.square(f(z as tf.Tensor2D) as tf.Tensor));
      return Array.from(tf.grad(loss)(logits).dataSync());
    }),
  );
  expect(reference.largestError(own, builtIn)).toBeLessThan(1e-5);
});

test('a large row does not harm the row beside it', () => {
  const [, small] = compute([
    [1e4, -1e4, 0],
    [0, 1, 2],
  ]);
  expect(reference.largestError(small, reference.logSoftmax([0, 1, 2]))).toBeLessThan(1e-6);
});

test('logSoftmax() refuses what is not a matrix', () => {
  const vector = tf.tensor1d([1, 2]) as unknown as tf.Tensor2D;
  expect(() => logSoftmax(vector)).toThrow(
    new RangeError('Cannot take log-softmax by row: logits must be [batch, classes], got shape [2]'),
  );
});
