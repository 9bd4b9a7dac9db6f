import { CLASSES, DataLoader, mixSeed, type SoftmaxRegression, tf } from '#lib';
import { exchangeOf } from './exchanges';
import { smallDataset } from './smallDataset';

/** Two minibatches, of 8 and of 4 pictures: a loss knows by their size which one it is given. */
export const TRIAL = { pictures: 12, batchSize: 8 };

/** Powers of two, so that float32 steps lead exactly where they should. */
const LEARNING_RATES = [0.0625, 0.25, 0.5];

export function learningRateOf(seed: number): number {
  return LEARNING_RATES[mixSeed(seed, 8) % LEARNING_RATES.length];
}

/** A loader that shuffles. Its last minibatch is not that of a loader that does not. */
export function trialLoader(seed: number): DataLoader {
  const { pictures, batchSize } = TRIAL;
  const dataset = smallDataset('train', pictures, seed);
  for (let draw = 0; ; draw++) {
    const loader = new DataLoader(dataset, { batchSize, shuffle: true, seed: mixSeed(seed, draw) });
    const last = Array.from(loader.order(0)).slice(batchSize);
    if (last.filter((index) => index < batchSize).length > 1) return loader;
  }
}

/**
 * Three weights with values of their own: one moves to the next float32 number, so that every tolerance hides it; one moves by
 * half its value; one should move by so little that it stays. Each `move` takes one step. Their pixels are dark in every picture.
 */
export const WEIGHTS = {
  tiny: { place: 10 * 500 + 7, start: 2 ** -40 - 2 ** -64, move: 2 ** -64 },
  large: { place: 10 * 300 + 2, start: 2 ** -6, move: 2 ** -7 },
  still: { place: 10 * 300 + 3, start: 2 ** -6, move: 2 ** -50 },
};

/** Puts the weights with values of their own into a model's weights. */
export function placeWeights<Values extends Float32Array | Float64Array>(values: Values): Values {
  for (const { place, start } of Object.values(WEIGHTS)) values[place] = start;
  return values;
}

export function assignWeights(model: SoftmaxRegression): void {
  const { value } = model.weight;
  const values = placeWeights(value.dataSync().slice() as Float32Array);
  tf.tidy(() => value.assign(tf.tensor2d(values, [values.length / CLASSES, CLASSES])));
}

/**
 * Two trials let two numbers exchange their values, so that sums stay as they were. Two weights do so in the first minibatch, two
 * biases in the last. An answer that compares only after a single step misses one of the two.
 */
export const EXCHANGES = {
  'biases only': { part: 'bias', isIn: (pictures: number) => pictures < TRIAL.batchSize },
  'the same loss each time': { part: 'weight', isIn: (pictures: number) => pictures === TRIAL.batchSize },
} as const;
export type ExchangeName = keyof typeof EXCHANGES;

/** The exchange of a trial, from the values before it. */
export function exchangeIn(values: ArrayLike<number>, seed: number, draw: unknown) {
  return exchangeOf(values, learningRateOf(seed), seed, draw);
}
