import { accuracy, CLASSES, DataLoader, iterateBatch, type Minibatch, SGD, SoftmaxRegression, tf } from '#lib';
import { disposeModel, WATCHED_PIXELS } from '../recording/watchedParameters';
import { allDiffer, rememberDraws } from './drawUntil';
import { smallDataset } from './smallDataset';

export const LEARNING_RATE = 0.35; // nobody would choose a sixth of it, or twice it
export const BATCHES = [6, 5]; // pictures 0 – 5 and 6 – 10
export const PICTURES = 11;

/** Two minibatches for which every known way to mix up labels, or to measure an accuracy wrongly, gives wrong numbers of its own. */
export const drawMinibatches = rememberDraws((seed) => {
  const model = new SoftmaxRegression({ seed });
  const optimizer = new SGD(model.parameters, { learningRate: LEARNING_RATE });
  const batches = loadMinibatches(seed);
  const [before, after, paired]: number[][] = [[], [], []];
  const mixed = batches.map(pullsOfMixedLabels);
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
  return (
    mixed.every(allDiffer) &&
    before.every((share) => share > 0) &&
    allDiffer([before, after, paired, errors, [before[0], after[0]]])
  );
});

/** Labels as they should be, and mixed up in each known way. */
export function mixedUp(labels: number[]): number[][] {
  return [
    labels,
    [...labels].reverse(),
    [...labels.slice(1), labels[0]],
    [...labels.slice(-1), ...labels.slice(0, -1)],
    labels.map((label) => (label + 1) % CLASSES),
    labels.map((label) => (label + CLASSES - 1) % CLASSES),
    labels.map(() => 0),
  ];
}

/** How labels pull at the watched weights, as they should be and mixed up: the part of the gradient that depends on them. */
function pullsOfMixedLabels({ images, labels }: Minibatch): number[][] {
  const watched = tf.tidy(() => tf.gather(images, WATCHED_PIXELS, 1).arraySync() as number[][]);
  return mixedUp([...labels.dataSync()]).map((mixed) => {
    const pulls = WATCHED_PIXELS.map(() => Array<number>(CLASSES).fill(0));
    for (const [i, label] of mixed.entries()) for (const [k, pull] of pulls.entries()) pull[label] += watched[i][k];
    return pulls.flat();
  });
}

export function loadMinibatches(seed: number): Minibatch[] {
  const batches: Minibatch[] = [];
  for (const { images, labels } of new DataLoader(smallDataset('train', PICTURES, seed), { batchSize: BATCHES[0] })) {
    batches.push({ images: tf.clone(images), labels: tf.clone(labels) });
  }
  return batches;
}
