import { accuracy, DataLoader, evaluate, iterateBatch, SGD, SoftmaxRegression, tf } from '#lib';
import { disposeModel } from '../recording/watchedParameters';
import { allDiffer, CLEAR, rememberDraws } from './drawUntil';
import { sharesOf } from './sharesOf';
import { smallDataset } from './smallDataset';

/**
 * The batch size divides neither dataset: the last minibatches have 2 and 6 pictures. Few pictures, because every step takes a millisecond;
 * a large learning rate, because `drawTraining` wants a test loss that rises in the second epoch.
 */
export const SIZES = { train: 26, test: 22, batchSize: 8, epochs: 3, learningRate: 0.8 };

/** A training for which every known wrong way to test or to record gives wrong accuracies. */
export const drawTraining = rememberDraws((seed) => {
  const { batchSize, epochs, learningRate } = SIZES;
  const [train, test] = [smallDataset('train', SIZES.train, seed), smallDataset('test', SIZES.test, seed)];
  const model = new SoftmaxRegression({ seed });
  const optimizer = new SGD(model.parameters, { learningRate });
  const trainLoader = new DataLoader(train, { batchSize, shuffle: true, seed });
  const tests = [sharesOf(model, new DataLoader(test, { batchSize }))];
  const training = [evaluate(model, train).accuracy];
  const losses: number[] = [];
  const [before, after]: number[][] = [[], []];
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const batch of trainLoader) {
      before.push(iterateBatch(model, optimizer, batch).accuracy);
      after.push(tf.tidy(() => accuracy(model.forward(batch.images), batch.labels)));
    }
    tests.push(sharesOf(model, new DataLoader(test, { batchSize })));
    training.push(evaluate(model, train).accuracy);
    losses.push(evaluate(model, test).loss);
    if (epoch === 1 && losses[1] <= losses[0]) break; // one that stops when the test loss rises must stop before the end
  }
  disposeModel(model);
  if (losses.length < epochs) return false;
  const all = tests.map(({ all }) => all);
  const [start, ...right] = all;
  const last = tests.slice(1);
  const best = right.map((_, i) => Math.max(...right.slice(0, i + 1)));
  const wrong = [
    last.map(({ means }) => means),
    last.map(({ last }) => last),
    last.map(({ first }) => first),
    last.map(({ paired }) => paired),
    right.map((share) => 1 - share),
    training.slice(1),
    best,
    [start, ...right.slice(0, -1)],
    right.map(() => right[epochs - 1]),
    right.map(() => right[0]),
  ];
  const clear = tests.every(({ closest }) => closest > CLEAR);
  return clear && allDiffer([right, ...wrong]) && allDiffer([before, after, before.map((share) => 1 - share)]);
});
