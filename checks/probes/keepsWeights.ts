import { CLASSES, DataLoader, mixSeed, nllLoss, permutation, SGD, SoftmaxRegression, tf } from '#lib';
import { callAnswer, type Outcome } from './calling/callAnswer';
import { drawExchange, exchangeOf } from './inputs/exchanges';
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
/** `draw` is that of the exchange, if the trial's loss makes one; `chosen` are the weights that its loss moves, if they are but one or two. */
export type ObservedTrial = {
  name: TrialName;
  draw: number;
  outcome: Outcome<boolean | string>;
  moved: boolean;
  after: { bias: number[]; weight: number[]; chosen: number[] };
};
export type ObservedTrials = { trials: ObservedTrial[] };

export const TRIAL = { pictures: 20, batchSize: 8, learningRate: 0.1 }; // minibatches of 8, 8, 4
/** The slopes of the trials that move a part of the parameters. */
export const SLOPES = { oneWeight: 1e-6, tooSmall: 1e-13 };
/** The single weight that is moved. */
export const ONE = 10 * 500 + 7;
/**
 * Two trials let two numbers exchange their values, so that sums stay as they were. Two biases do so in the last minibatch, two
 * weights in those before it: who compares after a single step only misses one of the two.
 */
export const EXCHANGES = {
  'biases only': { part: 'bias', steps: 1, isIn: (pictures: number) => pictures < TRIAL.batchSize },
  'the same loss each time': { part: 'weight', steps: 2, isIn: (pictures: number) => pictures === TRIAL.batchSize },
} as const;
type ExchangeName = keyof typeof EXCHANGES;

/** The exchange of a trial, from the values before it. */
export function exchangeIn(name: ExchangeName, values: ArrayLike<number>, seed: number, draw: unknown) {
  return exchangeOf(values, EXCHANGES[name].steps, TRIAL.learningRate, seed, draw);
}

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
  const { lossFn, draw, chosen } = lossOf(name, model, seed);
  const called = await callAnswer(
    () => answer({ model, optimizer, loader, lossFn: lossFn as never }),
    (kept) => (typeof kept === 'boolean' ? kept : `${typeof kept}: ${String(kept).slice(0, 60)}`),
  );
  const outcome = unlessDisposed(model, called);
  const alive = model.parameters.every(({ value }) => !value.isDisposed);
  const weights = alive ? model.weight.value.dataSync() : [];
  const after = { ...watchedParameters(model), chosen: chosen.map((place) => weights[place] ?? Number.NaN) };
  const moved = outcome.kind !== 'returned' || !isEqual(valuesOf(model), before);
  disposeModel(model);
  return { name, draw, outcome, moved, after };
}

/** `chosen` are the places of the weights that the loss moves, if they are but one or two. */
function lossOf(
  name: TrialName,
  model: SoftmaxRegression,
  seed: number,
): { lossFn: Loss; draw: number; chosen: number[] } {
  const { value: weight } = model.weight;
  const plus = (slope: number): Loss => {
    const place = [Math.floor(ONE / CLASSES), ONE % CLASSES];
    return (logProbs, labels) =>
      tf.tidy(() =>
        tf.add(flat(logProbs, labels), tf.mul(slope, tf.sum(tf.slice(weight as tf.Tensor2D, place, [1, 1])))),
      );
  };
  switch (name) {
    case 'no slope':
      return { lossFn: (logProbs, labels) => tf.tidy(() => flat(logProbs, labels)), draw: 0, chosen: [] };
    case 'a slope':
      return { lossFn: nllLoss, draw: 0, chosen: [] };
    case 'one weight, one bit':
      return { lossFn: plus(SLOPES.oneWeight), draw: 0, chosen: [ONE] };
    case 'a slope too small': // 0.1 times it is far below a float32's last bit
      return { lossFn: plus(SLOPES.tooSmall), draw: 0, chosen: [ONE] };
    default:
      return exchanging(name, model, seed);
  }
}

/** A loss whose gradient lets two numbers of a parameter exchange their values. */
function exchanging(name: ExchangeName, model: SoftmaxRegression, seed: number) {
  const { part, steps, isIn } = EXCHANGES[name];
  const { value } = model[part];
  const values = value.dataSync().slice() as Float32Array;
  const draw = drawExchange(values, steps, TRIAL.learningRate, seed);
  const { places, slope } = exchangeIn(name, values, seed, draw);
  const slopes = new Float32Array(values.length);
  [slopes[places[0]], slopes[places[1]]] = [slope, -slope];
  const lossFn: Loss = (logProbs, labels) =>
    tf.tidy(() => {
      const gradient = tf.tensor(isIn(labels.size) ? slopes : new Float32Array(slopes.length), value.shape);
      const sloped = tf.sum(tf.mul(gradient, value));
      if (part === 'bias') return tf.add(flat(logProbs, labels), sloped);
      return tf.add(tf.mul(0, tf.sum(tf.step(logProbs))), alwaysOne(sloped)); // its value is always 1
    });
  return { lossFn, draw, chosen: part === 'weight' ? places : [] };
}

/** Returns 1 and passes the gradient through to its input. */
const alwaysOne = tf.customGrad((x) => ({ value: tf.onesLike(x as tf.Tensor), gradFunc: (dy) => dy }));

function valuesOf({ parameters }: SoftmaxRegression): tf.TypedArray[] {
  return parameters.map(({ value }) => value.dataSync().slice());
}

function isEqual(own: tf.TypedArray[], others: tf.TypedArray[]): boolean {
  return own.every((values, part) => values.every((value, i) => value === others[part][i]));
}
