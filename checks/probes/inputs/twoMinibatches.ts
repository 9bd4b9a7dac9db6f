import { accuracy, DataLoader, iterateBatch, type Minibatch, SGD, SoftmaxRegression, tf } from '#lib';
import { disposeModel } from '../recording/watchedParameters';
import { allDiffer, rememberDraws } from './drawUntil';
import { smallDataset } from './smallDataset';

export const LEARNING_RATE = 0.3;
export const BATCHES = [6, 5]; // pictures 0 – 5 and 6 – 10
export const PICTURES = 11;

/** Two minibatches for which every known wrong way to measure an accuracy gives wrong numbers. */
export const drawMinibatches = rememberDraws((seed) => {
  const model = new SoftmaxRegression({ seed });
  const optimizer = new SGD(model.parameters, { learningRate: LEARNING_RATE });
  const batches = loadMinibatches(seed);
  const [before, after, paired]: number[][] = [[], [], []];
  for (const batch of batches) {
    tf.tidy(() => {
      const guesses = tf.argMax(model.forward(batch.images), 1);
      paired.push(tf.mean(tf.equal(guesses, tf.reshape(batch.labels, [-1, 1]))).dataSync()[0]);
      before.push(iterateBatch(model, optimizer, batch).accuracy);
      after.push(accuracy(model.forward(batch.images), batch.labels));
    });
    tf.dispose([batch.images, batch.labels]);
  }
  disposeModel(model);
  const errors = before.map((share) => 1 - share);
  return before.every((share) => share > 0) && allDiffer([before, after, paired, errors, [before[0], after[0]]]);
});

export function loadMinibatches(seed: number): Minibatch[] {
  const batches: Minibatch[] = [];
  for (const { images, labels } of new DataLoader(smallDataset('train', PICTURES, seed), { batchSize: BATCHES[0] })) {
    batches.push({ images: tf.clone(images), labels: tf.clone(labels) });
  }
  return batches;
}
