import fc from 'fast-check';
import { expect, test } from 'vitest';
import { trainRun, uniform } from '#lib';
import { makeDataset } from './datasets';
import * as reference from './reference';

/** Pictures with blank parts, as Fashion-MNIST's have them. */
function randomDataset(labels: number[], seed: number, blank: number) {
  const next = uniform(seed);
  return makeDataset(labels, () => (next() < blank ? 0 : Math.floor(next() * 256)));
}

test('weights, losses, accuracies and noise are those of a plain float64 reference', async () => {
  const labels = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 12 });
  const run = fc.record({
    batchSize: fc.integer({ min: 1, max: 13 }),
    seed: fc.integer({ min: 0, max: 1000 }),
    epochs: fc.integer({ min: 1, max: 2 }),
    learningRate: fc.constantFrom(0, 0.001, 0.005),
  });
  await fc.assert(
    fc.asyncProperty(labels, run, fc.constantFrom(0, 0.5, 0.98, 1), async (labels, run, blank) => {
      const train = randomDataset(labels, 1, blank);
      const test = randomDataset([0, 5, 9], 2, blank);
      const expected = reference.train({ train, test }, run);
      const { records, weight, bias } = await trainRun({ train, test, ...run });
      for (const [i, w] of weight.entries()) expect(w).toBeCloseTo(expected.weight[i], 5);
      for (const [i, b] of bias.entries()) expect(b).toBeCloseTo(expected.bias[i], 5);
      records.forEach((record, i) => {
        for (const [key, value] of Object.entries(expected.records[i])) {
          if (Number.isNaN(value)) expect(record).toHaveProperty(key, NaN);
          else expect(record).toHaveProperty(key, expect.closeTo(value, 4));
        }
      });
    }),
    { numRuns: 20, seed: 20 },
  );
});

test('one step of rate 1 moves the weights by the gradient that finite differences give', async () => {
  const train = randomDataset([3, 3, 7, 0, 9], 4, 0.3);
  const before = reference.firstModel(6);
  const run = { train, test: train, batchSize: 5, seed: 6, epochs: 1, learningRate: 1 };
  const after = await trainRun(run);
  const differentiate = (parameters: Float64Array, i: number) => {
    const h = 1e-5; // central differences in float64: error near h² ≈ 1e-10
    const value = parameters[i];
    const [up, down] = [value + h, value - h].map((moved) => {
      parameters[i] = moved;
      return reference.measure(before, train).loss;
    });
    parameters[i] = value;
    return (up - down) / (2 * h);
  };
  for (let i = 0; i < 7840; i += 97) {
    expect(before.weight[i] - after.weight[i]).toBeCloseTo(differentiate(before.weight, i), 6);
  }
  for (let i = 0; i < 10; i++) expect(before.bias[i] - after.bias[i]).toBeCloseTo(differentiate(before.bias, i), 6);
});
