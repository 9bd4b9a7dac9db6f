import fc from 'fast-check';
import { expect, it } from 'vitest';
import { check, nllLossCheck, trainingStepCheck } from '#checks';
import { type Minibatch, type SGD, type SoftmaxRegression, tf } from '#lib';
import { fixedDivisor } from '../../checks/judges/shared/fixedDivisor';
import { formatNumber } from '../../checks/judges/shared/formatNumber';
import { stepOnce } from './rightParts';

const divisors = fc.integer({ min: 15, max: 90 }).map((twice) => twice / 2);
const right = fc.double({ min: 0.1, max: 10, noNaN: true });
const minibatches = fc.uniqueArray(fc.record({ right, pictures: fc.integer({ min: 1, max: 64 }) }), {
  minLength: 2,
  selector: ({ pictures }) => pictures,
});

it('finds the number by which all sums are divided, whole or not', () => {
  fc.assert(
    fc.property(minibatches, divisors, (means, divisor) => {
      const seen = means.map((one) => ({ ...one, own: (one.right * one.pictures) / divisor }));
      fc.pre(seen.some(({ own }) => own !== seen[0].own));
      expect(fixedDivisor(seen)).toBeCloseTo(divisor);
    }),
  );
});

it('finds none where one number is another', () => {
  fc.assert(
    fc.property(minibatches, divisors, fc.constantFrom(0, 0.99, 1.01, 2), (means, divisor, factor) => {
      const seen = means.map((one) => ({ ...one, own: (one.right * one.pictures) / divisor }));
      seen[0].own *= factor;
      expect(fixedDivisor(seen)).toBeUndefined();
    }),
  );
});

it('both checks that look for it name it', async () => {
  const step = (divisor: number) => (model: SoftmaxRegression, optimizer: SGD, minibatch: Minibatch) => {
    const { loss, accuracy } = stepOnce(model, optimizer, minibatch);
    return { loss: (loss * minibatch.labels.size) / divisor, accuracy };
  };
  const loss = (divisor: number) => (logProbs: tf.Tensor2D, labels: tf.Tensor1D) => {
    const own = tf.tidy(() => tf.sum(tf.where(tf.oneHot(labels, logProbs.shape[1]).cast('bool'), logProbs, 0)));
    return tf.div(own, -divisor);
  };
  await fc.assert(
    fc.asyncProperty(divisors, async (divisor) => {
      const words = `divided by ${formatNumber(divisor)}`;
      expect((await check(trainingStepCheck, step(divisor), 1)).toString()).toContain(words);
      expect((await check(nllLossCheck, loss(divisor), 1)).toString()).toContain(words);
    }),
    { numRuns: 10 },
  );
}, 60_000);
