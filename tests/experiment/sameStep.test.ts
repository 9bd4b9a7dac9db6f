import { beforeAll, describe, expect, test } from 'vitest';
import {
  DataLoader,
  evaluate,
  FashionMNIST,
  type ImageDataset,
  iterateBatch,
  SGD,
  SoftmaxRegression,
  tf,
  trainRun,
} from '#lib';
import { firstOf } from './datasets';

const seed = 5;
let whole: ImageDataset;
let unseen: ImageDataset;

beforeAll(async () => {
  await tf.ready();
  whole = new FashionMNIST({ train: true });
  unseen = firstOf(new FashionMNIST({ train: false }), 2000);
});

/** The lesson's way, with its numbers as the experiment's way reports them. */
function trainByLesson(train: ImageDataset, batchSize: number, epochs: number, learningRate: number) {
  const model = new SoftmaxRegression({ seed });
  const optimizer = new SGD(model.parameters, { learningRate });
  const loader = new DataLoader(train, { batchSize, shuffle: true, seed });
  const records = [];
  for (let epoch = 1; epoch <= epochs; epoch++) {
    const steps = Array.from(loader, (batch) => iterateBatch(model, optimizer, batch));
    const mean = (key: 'loss' | 'accuracy') => steps.reduce((sum, s) => sum + s[key] * s.samples, 0) / train.length;
    const { loss, accuracy } = evaluate(model, unseen);
    records.push({ trainLoss: mean('loss'), trainAccuracy: mean('accuracy'), testLoss: loss, testAccuracy: accuracy });
  }
  const [weight, bias] = model.parameters.map(({ value }) => value.dataSync() as Float32Array);
  return { records, weight, bias };
}

const largestDifference = (a: Float32Array, b: Float32Array) =>
  a.reduce((m, x, i) => Math.max(m, Math.abs(x - b[i])), 0);

describe('the experiment takes the same steps as iterateBatch', () => {
  test.each([
    // At batch size 1 steps of 0.1 overshoot (learningRate · (‖x‖² + 1) is far above 2), and rounding grows a hundredfold
    // every hundred steps: two runs that differ in a last bit part. So: few such steps, and many gentle ones.
    { batchSize: 1, samples: 60, epochs: 1, learningRate: 0.1 },
    { batchSize: 1, samples: 1000, epochs: 1, learningRate: 0.005 },
    { batchSize: 4, samples: 4001, epochs: 1, learningRate: 0.1 },
    { batchSize: 16, samples: 10_001, epochs: 1, learningRate: 0.1 },
    { batchSize: 256, samples: 60_000, epochs: 1, learningRate: 0.1 },
    { batchSize: 512, samples: 60_000, epochs: 2, learningRate: 0.1 },
  ])(
    'batch size $batchSize, $samples samples, rate $learningRate',
    async ({ batchSize, samples, epochs, learningRate }) => {
      const train = firstOf(whole, samples);
      const lesson = trainByLesson(train, batchSize, epochs, learningRate);
      const experiment = await trainRun({ train, test: unseen, batchSize, seed, epochs, learningRate });
      // Rounding differs: the lesson adds up a minibatch's gradient before it moves the weights, of a size near 0.3.
      expect(largestDifference(experiment.weight, lesson.weight)).toBeLessThan(5e-5);
      expect(largestDifference(experiment.bias, lesson.bias)).toBeLessThan(2e-5);
      experiment.records.forEach((record, i) => {
        const { trainLoss, trainAccuracy, testLoss, testAccuracy } = lesson.records[i];
        expect(Math.abs(record.trainLoss / trainLoss - 1)).toBeLessThan(1e-5);
        expect(Math.abs(record.testLoss / testLoss - 1)).toBeLessThan(1e-5);
        const near = 1.5 / samples; // one sample on the border between two classes may fall to either side
        expect(Math.abs(record.trainAccuracy - trainAccuracy)).toBeLessThan(near);
        expect(Math.abs(record.testAccuracy - testAccuracy)).toBeLessThan(1.5 / unseen.length);
      });
    },
  );
});
