import { DataLoader, evaluate, iterateBatch, SGD, SoftmaxRegression } from '#lib';
import { disposeModel } from '../recording/watchedParameters';
import { allDiffer, rememberDraws } from './drawUntil';
import { smallDataset } from './smallDataset';

export const OWN_RUNS = [
  { batchSize: 4, epochs: 1, learningRate: 0.2 },
  { batchSize: 1, epochs: 3, learningRate: 0.5 }, // large, so that the last epoch is not the best
];
/** Few to train on: a step takes a millisecond. The last minibatch of four has two. */
export const PICTURES = { train: 10, test: 30 };

/** Runs in which the last epoch's scores differ from those of the best epoch, of the untrained model, and of the training set. */
export const drawOwnRuns = rememberDraws((seed) => {
  const [train, test] = [smallDataset('train', PICTURES.train, seed), smallDataset('test', PICTURES.test, seed)];
  return OWN_RUNS.every(({ batchSize, epochs, learningRate }) => {
    const model = new SoftmaxRegression({ seed });
    const optimizer = new SGD(model.parameters, { learningRate });
    const loader = new DataLoader(train, { batchSize, shuffle: true, seed });
    const scores = [evaluate(model, test)];
    for (let epoch = 0; epoch < epochs; epoch++) {
      for (const batch of loader) iterateBatch(model, optimizer, batch);
      scores.push(evaluate(model, test));
    }
    const training = evaluate(model, train);
    disposeModel(model);
    const last = scores[epochs];
    const others = [training, ...scores.slice(0, -1)];
    const clear = others.every(
      ({ loss, accuracy }) => allDiffer([[last.loss], [loss]]) && allDiffer([[last.accuracy], [accuracy]]),
    );
    const after = scores.slice(1);
    const best = after.some(({ loss }) => loss < last.loss) && after.some(({ accuracy }) => accuracy > last.accuracy);
    return clear && last.accuracy > 0 && last.accuracy !== 0.5 && (epochs === 1 || best);
  });
});
