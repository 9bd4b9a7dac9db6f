import fc from 'fast-check';
import { expect, test } from 'vitest';
import { logSoftmax, nllLoss, tf } from '#lib';
import * as reference from './reference';

await tf.ready();

const compute = (logProbs: number[][], labels: number[]) =>
  tf.tidy(() => nllLoss(tf.tensor2d(logProbs), tf.tensor1d(labels, 'int32')).dataSync()[0]);

const samples = fc.array(
  fc.record({
    logits: fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: 4, maxLength: 4 }),
    label: fc.nat(3),
  }),
  { minLength: 1, maxLength: 6 },
);

test('nllLoss() after log-softmax gives the cross entropy, as numpy and scipy.special.log_softmax in float64', () => {
  const loss = tf.tidy(() => {
    const logits = tf.tensor2d([
      [0.5, -1.25, 3],
      [2, 0.25, -1],
    ]);
    return nllLoss(logSoftmax(logits), tf.tensor1d([2, 1], 'int32')).dataSync()[0];
  });
  expect(loss).toBeCloseTo(1.0218756249382008, 6);
});

test('the true class is picked: another class of probability 0 does no harm', () => {
  expect(compute([[-0.5, -Infinity, -2]], [0])).toBe(0.5);
  expect(compute([[-0.5, -Infinity, -2]], [1])).toBe(Infinity);
});

test('ten equal scores cost ln 10', () => {
  const loss = tf.tidy(
    () => nllLoss(logSoftmax(tf.zeros([7, 10])), tf.tensor1d([0, 9, 3, 3, 1, 2, 8], 'int32')).dataSync()[0],
  );
  expect(loss).toBeCloseTo(Math.log(10), 6);
});

test('the minibatch taken twice has the same loss', () => {
  fc.assert(
    fc.property(samples, (batch) => {
      const logProbs = batch.map(({ logits }) => reference.logSoftmax(logits));
      const labels = batch.map(({ label }) => label);
      const once = compute(logProbs, labels);
      expect(once).toBeCloseTo(reference.nllLoss(logProbs, labels), 5);
      expect(compute([...logProbs, ...logProbs], [...labels, ...labels])).toBeCloseTo(once, 5);
    }),
    { seed: 1 },
  );
});

test('the gradient by the logits is (softmax − onehot) / batch, as finite differences in float64 find', () => {
  fc.assert(
    fc.property(samples, (batch) => {
      const labels = batch.map(({ label }) => label);
      const flat = batch.flatMap(({ logits }) => logits);
      const rows = (values: number[]) => batch.map((_, i) => values.slice(4 * i, 4 * i + 4));
      const gradient = tf.tidy(() => {
        const loss = (z: tf.Tensor) => nllLoss(logSoftmax(z as tf.Tensor2D), tf.tensor1d(labels, 'int32'));
        return Array.from(
          tf
            .grad(loss)(tf.tensor2d(rows(flat)))
            .dataSync(),
        );
      });
      const byHand = rows(flat).flatMap((logits, i) =>
        reference.logSoftmax(logits).map((value, k) => (Math.exp(value) - Number(k === labels[i])) / labels.length),
      );
      const byDifferences = reference.finiteDifferences(
        (z) => reference.nllLoss(rows(z).map(reference.logSoftmax), labels),
        flat,
      );
      expect(reference.largestError(gradient, byHand)).toBeLessThan(1e-6);
      expect(reference.largestError(gradient, byDifferences)).toBeLessThan(1e-6);
    }),
    { seed: 2 },
  );
});

test.each([
  ['labels of shape [batch, 1]', [[-1, -2]], tf.tensor([[0]], [1, 1], 'int32'), '[1,2] and [1,1]'],
  ['more labels than rows', [[-1, -2]], tf.tensor1d([0, 1], 'int32'), '[1,2] and [2]'],
])('nllLoss() refuses %s', (_, logProbs, labels, shapes) => {
  expect(() => nllLoss(tf.tensor2d(logProbs), labels as tf.Tensor1D)).toThrow(
    new RangeError(`Cannot take the loss: logProbs must be [batch, classes] and labels [batch], got ${shapes}`),
  );
});

test('nllLoss() refuses an empty minibatch', () => {
  expect(() => nllLoss(tf.zeros([0, 10]), tf.tensor1d([], 'int32'))).toThrow(RangeError);
});

test('nllLoss() refuses a label that is no class', () => {
  for (const label of [-1, 2]) expect(() => compute([[-1, -2]], [label])).toThrow(RangeError);
});

if (tf.getBackend() === 'wasm') {
  test('oneHot still cannot give other values than 1 on the wasm backend', () => {
    const halves = tf.oneHot(tf.tensor1d([1], 'int32'), 2, 0.5, 0, 'float32');
    expect([...halves.dataSync()]).not.toEqual([0, 0.5]);
  });
}
