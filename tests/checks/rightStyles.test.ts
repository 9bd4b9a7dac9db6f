import { describe, expect, it } from 'vitest';
import { check, fitCheck, ownRunCheck, seedMeansCheck, trainingStepCheck } from '#checks';
import { DataLoader, evaluate, iterateBatch, SGD, SoftmaxRegression, tf } from '#lib';
import type { Fit } from '../../checks/probes/fit';
import type { OwnRun } from '../../checks/probes/ownRun';
import seedMeans from '../answers/seed-means/right-filter';
import trainingStep from '../answers/training-step/right-zero-first';

const rounded = (value: number) => Number(value.toFixed(4));

/** Right answers whose style makes some of their mutants right, too. */
describe.each([1, 2, 3])('a right answer may, seed %i', (seed) => {
  it('round a record to four decimals', async () => {
    const step: typeof trainingStep = (...given) => {
      const { loss, accuracy } = trainingStep(...given);
      return { accuracy: rounded(accuracy), loss: rounded(loss) };
    };
    expect((await check(trainingStepCheck, step, seed)).toString()).toMatch(/trainingStep: 5 of 5/);
  });

  it('round a table to four decimals', async () => {
    const table: typeof seedMeans = (records) =>
      seedMeans(records).map((row) => ({ ...row, mean: rounded(row.mean), spread: rounded(row.spread) }));
    expect((await check(seedMeansCheck, table, seed)).toString()).toMatch(/seedMeans: 4 of 4/);
  });

  it('round its own run’s scores', async () => {
    const ownRun = ({ train, test, epochs, learningRate, ...given }: Parameters<OwnRun>[0]) => {
      const model = new SoftmaxRegression(given);
      const optimizer = new SGD(model.parameters, { learningRate });
      const loader = new DataLoader(train, { ...given, shuffle: true });
      for (let epoch = 0; epoch < epochs; epoch++) for (const batch of loader) iterateBatch(model, optimizer, batch);
      const { loss, accuracy } = evaluate(model, test);
      return { testAccuracy: rounded(accuracy), testLoss: rounded(loss) };
    };
    expect((await check(ownRunCheck, ownRun, seed)).toString()).toMatch(/ownRun: 2 of 2/);
  });

  it('look through the loaders before the training, so that its epochs have later orders', async () => {
    const fit = ({ model, optimizer, trainLoader, testLoader, epochs: count }: Parameters<Fit>[0]) => {
      for (const loader of [trainLoader, testLoader]) {
        for (const { images } of loader) tf.tidy(() => void model.forward(images));
      }
      const [batches, epochs]: object[][] = [[], []];
      for (let epoch = 1; epoch <= count; epoch++) {
        for (const batch of trainLoader) batches.push(iterateBatch(model, optimizer, batch));
        const { loss, accuracy } = evaluate(model, testLoader.dataset);
        epochs.push({ epoch, testLoss: rounded(loss), testAccuracy: rounded(accuracy) });
      }
      return { batches, epochs };
    };
    expect((await check(fitCheck, fit, seed)).toString()).toMatch(/fit: 8 of 8/);
  });
});
