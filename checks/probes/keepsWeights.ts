import { DataLoader, mixSeed, nllLoss, permutation, SGD, SoftmaxRegression, tf } from '#lib';
import { callAnswer, type Outcome } from './calling/callAnswer';
import { smallDataset } from './inputs/smallDataset';
import type { Loss } from './loss';
import { disposeModel, unlessDisposed, watchedParameters } from './recording/watchedParameters';

export type KeepsWeights = (training: {
  model: SoftmaxRegression;
  optimizer: SGD;
  loader: DataLoader;
  lossFn: (logProbs: tf.Tensor2D, labels: tf.Tensor1D) => tf.Tensor;
}) => unknown;

export const TRIALS = [
  'no slope',
  'a slope',
  'one weight, one bit',
  'biases only',
  'a slope too small',
  'the same loss each time',
] as const;
export type TrialName = (typeof TRIALS)[number];
/** `one` is the single weight that two of the trials move. */
export type ObservedTrial = {
  name: TrialName;
  outcome: Outcome<boolean | string>;
  moved: boolean;
  after: { bias: number[]; weight: number[]; one: number };
};
export type ObservedTrials = { trials: ObservedTrial[] };

export const TRIAL = { pictures: 20, batchSize: 8, learningRate: 0.1 }; // minibatches of 8, 8, 4
/** The slopes of the trials that move a part of the parameters. */
export const SLOPES = { oneWeight: 1e-6, biases: 1e-3, tooSmall: 1e-13 };
/** The single weight that is moved. */
export const ONE = { row: 500, column: 7 };

/** A loss with gradient 0 whose value differs from minibatch to minibatch. */
const flat = (logProbs: tf.Tensor2D, labels: tf.Tensor1D) => {
  const isLabel = tf.oneHot(labels, logProbs.shape[1]).cast('float32');
  return tf.mean(tf.add(tf.sum(tf.step(tf.add(logProbs, 2)), 1), tf.sum(tf.mul(isLabel, tf.range(0, 10)), 1)));
};

/** Has the reader's function train with losses of different slopes, and records whether the weights moved. */
export async function probeKeepsWeights(answer: KeepsWeights, seed: number): Promise<ObservedTrials> {
  await tf.ready();
  const trials: ObservedTrial[] = [];
  for (const i of permutation(TRIALS.length, mixSeed(seed, 7))) {
    // so that nobody counts the calls
    const name = TRIALS[i];
    const trial = await observe(answer, name, seed);
    trials.push(trial);
    if (trial.outcome.kind !== 'returned') break;
  }
  return { trials };
}

async function observe(answer: KeepsWeights, name: TrialName, seed: number): Promise<ObservedTrial> {
  const model = new SoftmaxRegression({ seed });
  const optimizer = new SGD(model.parameters, { learningRate: TRIAL.learningRate });
  const loader = new DataLoader(smallDataset('train', TRIAL.pictures, seed), { batchSize: TRIAL.batchSize });
  const before = valuesOf(model);
  const called = await callAnswer(
    () => answer({ model, optimizer, loader, lossFn: lossOf(name, model) as never }),
    (kept) => (typeof kept === 'boolean' ? kept : `${typeof kept}: ${String(kept).slice(0, 60)}`),
  );
  const outcome = unlessDisposed(model, called);
  const alive = model.parameters.every(({ value }) => !value.isDisposed);
  const one = alive ? model.weight.value.dataSync()[10 * ONE.row + ONE.column] : Number.NaN;
  const after = { ...watchedParameters(model), one };
  const moved = outcome.kind !== 'returned' || !isEqual(valuesOf(model), before);
  disposeModel(model);
  return { name, outcome, moved, after };
}

function lossOf(name: TrialName, { weight, bias }: SoftmaxRegression): Loss {
  const oneWeight = () => tf.sum(tf.slice(weight.value as tf.Tensor2D, [ONE.row, ONE.column], [1, 1]));
  const plus = (slope: number, part: () => tf.Tensor) => (logProbs: tf.Tensor2D, labels: tf.Tensor1D) =>
    tf.tidy(() => tf.add(flat(logProbs, labels), tf.mul(slope, part())));
  switch (name) {
    case 'no slope':
      return (logProbs, labels) => tf.tidy(() => flat(logProbs, labels));
    case 'a slope':
      return nllLoss;
    case 'one weight, one bit':
      return plus(SLOPES.oneWeight, oneWeight);
    case 'biases only':
      return plus(SLOPES.biases, () => tf.sum(bias.value));
    case 'a slope too small': // 0.1 times it is far below a float32's last bit
      return plus(SLOPES.tooSmall, oneWeight);
    case 'the same loss each time': // its value is always 1, but its gradient moves the biases
      return (logProbs) =>
        tf.tidy(() =>
          tf.add(tf.mul(0, tf.sum(tf.step(logProbs))), alwaysOne(tf.mul(SLOPES.biases, tf.sum(bias.value)))),
        );
  }
}

/** Returns 1 and passes the gradient through to its input. */
const alwaysOne = tf.customGrad((x) => ({ value: tf.onesLike(x as tf.Tensor), gradFunc: (dy) => dy }));

function valuesOf({ parameters }: SoftmaxRegression): tf.TypedArray[] {
  return parameters.map(({ value }) => value.dataSync().slice());
}

function isEqual(own: tf.TypedArray[], others: tf.TypedArray[]): boolean {
  return own.every((values, part) => values.every((value, i) => value === others[part][i]));
}
