import { type DataLoader, mixSeed, nllLoss, permutation, SGD, SoftmaxRegression, tf } from '#lib';
import { callAnswer, type Outcome } from './calling/callAnswer';
import { drawExchange } from './inputs/exchanges';
import {
  assignWeights,
  EXCHANGES,
  type ExchangeName,
  exchangeIn,
  learningRateOf,
  TRIAL,
  trialLoader,
  WEIGHTS,
} from './inputs/keptWeights';
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
  'there and back',
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
  assignWeights(model);
  const optimizer = new SGD(model.parameters, { learningRate: learningRateOf(seed) });
  const loader = trialLoader(seed);
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
  const { tiny, large, still } = WEIGHTS;
  const isFirst = (pictures: number) => pictures === TRIAL.batchSize;
  const stepOf = ({ move }: { move: number }) => -move / learningRateOf(seed); // the slope that moves it so in one step
  switch (name) {
    case 'no slope':
      return { lossFn: (logProbs, labels) => tf.tidy(() => flat(logProbs, labels)), draw: 0, chosen: [] };
    case 'a slope':
      return { lossFn: nllLoss, draw: 0, chosen: [] };
    case 'one weight, one bit':
      return { ...sloped(model, (pictures) => ({ [tiny.place]: isFirst(pictures) ? stepOf(tiny) : 0 })), draw: 0 };
    case 'there and back':
      return {
        ...sloped(model, (pictures) => ({
          [large.place]: isFirst(pictures) ? stepOf(large) : -stepOf(large),
          [still.place]: stepOf(still),
        })),
        draw: 0,
      };
    default:
      return exchanging(name, model, seed);
  }
}

/** A loss that has these slopes for weights, by their places, in a minibatch of so many pictures. */
function sloped({ weight: { value } }: SoftmaxRegression, slopesOf: (pictures: number) => Record<number, number>) {
  const lossFn: Loss = (logProbs, labels) =>
    tf.tidy(() => {
      const slopes = new Float32Array(value.size);
      for (const [place, slope] of Object.entries(slopesOf(labels.size))) slopes[Number(place)] = slope;
      return tf.add(flat(logProbs, labels), tf.sum(tf.mul(tf.tensor(slopes, value.shape), value)));
    });
  return { lossFn, chosen: Object.keys(slopesOf(0)).map(Number) };
}

/** A loss whose gradient lets two numbers of a parameter exchange their values. */
function exchanging(name: ExchangeName, model: SoftmaxRegression, seed: number) {
  const { part, isIn } = EXCHANGES[name];
  const { value } = model[part];
  const values = value.dataSync().slice() as Float32Array;
  const draw = drawExchange(values, learningRateOf(seed), seed);
  const { places, slope } = exchangeIn(values, seed, draw);
  const slopes = new Float32Array(values.length);
  [slopes[places[0]], slopes[places[1]]] = [slope, -slope];
  const lossFn: Loss = (logProbs, labels) =>
    tf.tidy(() => {
      const gradient = tf.tensor(isIn(labels.size) ? slopes : new Float32Array(slopes.length), value.shape);
      const pull = tf.sum(tf.mul(gradient, value));
      if (part === 'bias') return tf.add(flat(logProbs, labels), pull);
      return tf.add(tf.mul(0, tf.sum(tf.step(logProbs))), alwaysOne(pull)); // its value is always 1
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
