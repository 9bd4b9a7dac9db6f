import { DataLoader, nllLoss, type SGD, type SoftmaxRegression, tf } from '#lib';
import { callAnswer, type Outcome } from './calling/callAnswer';
import { smallDataset } from './inputs/smallDataset';
import type { Loss } from './loss';
import { recordedTraining, type TrainingEvent } from './recording/recordedTraining';
import { disposeModel, unlessDisposed, watchedParameters } from './recording/watchedParameters';

export type KeepsWeights = (training: {
  model: SoftmaxRegression;
  optimizer: SGD;
  loader: DataLoader;
  lossFn: (logProbs: tf.Tensor2D, labels: tf.Tensor1D) => tf.Tensor;
}) => unknown;

export type TrialName = 'no slope' | 'a slope' | 'one weight, one bit' | 'biases only';
export type ObservedTrial = {
  name: TrialName;
  outcome: Outcome<boolean | string>;
  steps: number;
  moved: boolean;
  after: { bias: number[]; weight: number[] };
};
export type ObservedTrials = { trials: ObservedTrial[] };

export const TRIAL = { pictures: 20, batchSize: 8, learningRate: 0.1 }; // minibatches of 8, 8, 4

const flat = (logProbs: tf.Tensor2D) => tf.sum(tf.step(logProbs));

/** Has the reader's function train with losses of different slopes, and notes whether weights really moved. */
export async function probeKeepsWeights(answer: KeepsWeights, seed: number): Promise<ObservedTrials> {
  await tf.ready();
  const trials: ObservedTrial[] = [];
  for (const name of ['no slope', 'a slope', 'one weight, one bit', 'biases only'] as const) {
    const trial = await observe(answer, name, seed);
    trials.push(trial);
    if (trial.outcome.kind !== 'returned') break;
  }
  return { trials };
}

async function observe(answer: KeepsWeights, name: TrialName, seed: number): Promise<ObservedTrial> {
  const { model, optimizer, events } = recordedTraining(seed, TRIAL.learningRate);
  const loader = new DataLoader(smallDataset('train', TRIAL.pictures, seed), { batchSize: TRIAL.batchSize });
  const before = valuesOf(model);
  const called = await callAnswer(
    () => answer({ model, optimizer, loader, lossFn: lossOf(name, model) as never }),
    (kept) => (typeof kept === 'boolean' ? kept : `${typeof kept}: ${String(kept).slice(0, 60)}`),
  );
  const outcome = unlessDisposed(model, called);
  const after = watchedParameters(model);
  const moved = outcome.kind !== 'returned' || valuesOf(model) !== before;
  disposeModel(model);
  return { name, outcome, steps: count(events), moved, after };
}

function lossOf(name: TrialName, { weight, bias }: SoftmaxRegression): Loss {
  switch (name) {
    case 'no slope':
      return flat;
    case 'a slope':
      return nllLoss;
    case 'one weight, one bit':
      return (logProbs) =>
        tf.tidy(() =>
          tf.add(flat(logProbs), tf.mul(1e-6, tf.sum(tf.slice(weight.value as tf.Tensor2D, [500, 7], [1, 1])))),
        );
    case 'biases only':
      return (logProbs) => tf.tidy(() => tf.add(flat(logProbs), tf.mul(1e-3, tf.sum(bias.value))));
  }
}

function valuesOf({ parameters }: SoftmaxRegression): string {
  return JSON.stringify(parameters.map(({ value }) => Array.from(value.dataSync())));
}

function count(events: TrainingEvent[]): number {
  return events.filter(({ op }) => op === 'step').length;
}
