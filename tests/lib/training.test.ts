import { expect, test } from 'vitest';
import {
  accuracy,
  backward,
  DataLoader,
  evaluate,
  FashionMNIST,
  type ImageDataset,
  iterateBatch,
  mean,
  nllLoss,
  SGD,
  SoftmaxRegression,
  tf,
} from '#lib';
import { randomDataset } from './dataset';
import * as reference from './reference';

await tf.ready();

const testSet = new FashionMNIST({ train: false });

function trainEpoch(dataset: ImageDataset, seed: number, batchSize = 256) {
  const model = new SoftmaxRegression({ seed });
  const optimizer = new SGD(model.parameters, { learningRate: 0.1 });
  const loader = new DataLoader(dataset, { batchSize, shuffle: true, seed });
  return { model, records: Array.from(loader, (batch) => iterateBatch(model, optimizer, batch)) };
}

const weightsOf = (model: SoftmaxRegression) => model.parameters.map(({ value }) => [...value.dataSync()]);

/** One step by the gradient `xᵀ(softmax − onehot) / batch`, in float64 on plain numbers. */
function referenceStep(weight: number[][], bias: number[], images: number[][], labels: number[], learningRate: number) {
  const logProbs = images.map((x) =>
    reference.logSoftmax(bias.map((b, k) => x.reduce((sum, pixel, p) => sum + pixel * weight[p][k], b))),
  );
  const slope = logProbs.map((row, i) =>
    row.map((value, k) => (Math.exp(value) - Number(k === labels[i])) / labels.length),
  );
  const descend = (value: number, gradient: number) => value - learningRate * gradient;
  return {
    loss: reference.nllLoss(logProbs, labels),
    weight: weight.map((row, p) =>
      row.map((w, k) =>
        descend(
          w,
          slope.reduce((sum, s, i) => sum + images[i][p] * s[k], 0),
        ),
      ),
    ),
    bias: bias.map((b, k) =>
      descend(
        b,
        slope.reduce((sum, s) => sum + s[k], 0),
      ),
    ),
  };
}

test('five steps are those of the gradient derived by hand, in float64, the last batch smaller', () => {
  const dataset = randomDataset(18, 1);
  const model = new SoftmaxRegression({ seed: 2 });
  const optimizer = new SGD(model.parameters, { learningRate: 0.1 });
  let weight = model.weight.value.arraySync() as number[][];
  let bias = model.bias.value.arraySync() as number[];
  for (const batch of new DataLoader(dataset, { batchSize: 4, shuffle: true, seed: 3 })) {
    const images = batch.images.arraySync();
    const expected = referenceStep(weight, bias, images, batch.labels.arraySync(), 0.1);
    expect(iterateBatch(model, optimizer, batch).loss).toBeCloseTo(expected.loss, 4);
    ({ weight, bias } = expected);
  }
  expect(reference.largestError(weightsOf(model)[0], weight.flat())).toBeLessThan(1e-5);
  expect(reference.largestError(weightsOf(model)[1], bias)).toBeLessThan(1e-5);
});

test('two steps without zeroGrad: the second moves the biases 2.00 times as far', () => {
  const model = new SoftmaxRegression({ seed: 0 });
  const optimizer = new SGD(model.parameters, { learningRate: 1e-3 }); // so small that the gradient stays what it was
  const images = tf.zeros([4, 784]) as tf.Tensor2D;
  const labels = tf.tensor1d([3, 3, 3, 3], 'int32');
  const biases = [0, 1, 2].map(() => {
    const bias = (model.bias.value.arraySync() as number[])[3];
    tf.tidy(() => void backward(() => ({ loss: nllLoss(model.forward(images), labels) }), model.parameters));
    optimizer.step();
    return bias;
  });
  expect((biases[2] - biases[1]) / (biases[1] - biases[0])).toBeCloseTo(2, 2);
});

test('a record says what the model did before the step', () => {
  const model = new SoftmaxRegression({ seed: 0 });
  const optimizer = new SGD(model.parameters, { learningRate: 0.1 });
  const dataset = randomDataset(12, 5);
  const before = evaluate(model, dataset);
  const [record] = Array.from(new DataLoader(dataset, { batchSize: 12 }), (batch) =>
    iterateBatch(model, optimizer, batch),
  );
  expect(record.loss).toBeCloseTo(before.loss, 5);
  expect(record.accuracy).toBeCloseTo(before.accuracy, 6);
  expect(record.samples).toBe(12);
});

test('weights start uniform in ±1/28, the same for the same seed', () => {
  const [weight, bias] = weightsOf(new SoftmaxRegression({ seed: 0 }));
  expect(weightsOf(new SoftmaxRegression({ seed: 0 }))).toEqual([weight, bias]);
  expect(weightsOf(new SoftmaxRegression({ seed: 1 }))[0]).not.toEqual(weight);
  expect(Math.max(...weight, ...bias)).toBeLessThanOrEqual(1 / 28);
  expect(Math.min(...weight, ...bias)).toBeGreaterThanOrEqual(-1 / 28);
  expect(mean(weight.map((w) => w ** 2))).toBeCloseTo(1 / 28 ** 2 / 3, 5);
});

test('an untrained model’s loss is near ln 10', () => {
  expect(Math.abs(evaluate(new SoftmaxRegression({ seed: 0 }), testSet).loss - Math.log(10))).toBeLessThan(0.2);
});

test('same seed, same curve, to the bit; another seed, another', () => {
  const dataset = randomDataset(300, 6);
  const curve = (seed: number) => trainEpoch(dataset, seed, 32).records.map(({ loss }) => loss);
  expect(curve(0)).toEqual(curve(0));
  expect(curve(0)).not.toEqual(curve(1));
});

test('the number of tensors is constant over an epoch', () => {
  const model = new SoftmaxRegression({ seed: 0 });
  const optimizer = new SGD(model.parameters, { learningRate: 0.1 });
  const counts = Array.from(new DataLoader(randomDataset(50, 7), { batchSize: 8 }), (batch) => {
    iterateBatch(model, optimizer, batch);
    return tf.memory().numTensors;
  });
  expect(counts).toHaveLength(7);
  expect(new Set(counts).size).toBe(1);
});

test('a batch of wrong shape is refused, and the weights stay', () => {
  const model = new SoftmaxRegression({ seed: 0 });
  const optimizer = new SGD(model.parameters, { learningRate: 0.1 });
  const before = weightsOf(model);
  const labels = tf.tensor1d([1, 2], 'int32');
  const refused = (images: tf.Tensor2D, labels: tf.Tensor1D) => {
    expect(() => iterateBatch(model, optimizer, { images, labels })).toThrow(RangeError);
  };
  refused(tf.zeros([2, 28]), labels);
  refused(tf.zeros([3, 784]), labels);
  refused(tf.zeros([2, 784]), tf.tensor1d([1, 10], 'int32'));
  expect(weightsOf(model)).toEqual(before);
});

test.each([0, 9])('whoever always says class %d scores exactly .1 on the test set, in batches of any size', (label) => {
  const scores = tf.oneHot(tf.tensor1d([label], 'int32'), 10);
  const model = { forward: (images: tf.Tensor2D) => tf.tile(scores, [images.shape[0], 1]) as tf.Tensor2D };
  for (const batchSize of [256, 1000, 10_001]) expect(evaluate(model, testSet, { batchSize }).accuracy).toBe(0.1);
});

test('evaluate() is the mean over samples, whatever the batches, and changes no weight', () => {
  const model = new SoftmaxRegression({ seed: 3 });
  const before = weightsOf(model);
  const dataset = randomDataset(50, 8);
  const whole = evaluate(model, dataset, { batchSize: 50 });
  const parts = evaluate(model, dataset, { batchSize: 7 });
  expect(parts.loss).toBeCloseTo(whole.loss, 5);
  expect(parts.accuracy).toBe(whole.accuracy);
  expect(weightsOf(model)).toEqual(before);
});

test('accuracy() refuses labels of shape [batch, 1], which would be compared with every row', () => {
  const labels = tf.tensor([0, 1], [2, 1], 'int32') as unknown as tf.Tensor1D;
  expect(() => accuracy(tf.zeros([2, 10]), labels)).toThrow(RangeError);
  expect(() => accuracy(tf.zeros([0, 10]), tf.tensor1d([], 'int32'))).toThrow(RangeError);
});

test('a model that is NaN everywhere says class 0', () => {
  expect(accuracy(tf.fill([4, 10], Number.NaN), tf.tensor1d([0, 0, 1, 2], 'int32'))).toBe(0.5);
});

test('one epoch of Fashion-MNIST in minibatches of 256 learns what is known from elsewhere', () => {
  const train = new FashionMNIST({ train: true });
  const seeds = process.env.SOFTMAX_BACKEND ? [1] : [0, 1, 2]; // one where the backend is slow
  const runs = seeds.map((seed) => {
    const { model, records } = trainEpoch(train, seed);
    expect(records).toHaveLength(235);
    expect(records.reduce((sum, { samples }) => sum + samples, 0)).toBe(60_000);
    expect(Math.abs(records[0].loss - Math.log(10))).toBeLessThan(0.25);
    return {
      training: mean(records.slice(-20).map((record) => record.accuracy)),
      test: evaluate(model, testSet).accuracy,
    };
  });
  expect(mean(runs.map(({ training }) => training))).toBeGreaterThan(0.79);
  expect(mean(runs.map(({ training }) => training))).toBeLessThan(0.81);
  for (const run of runs) {
    expect(run.test).toBeGreaterThan(0.75); // a single seed's noise is near one point and a half
    expect(run.test).toBeLessThan(0.8);
  }
});
