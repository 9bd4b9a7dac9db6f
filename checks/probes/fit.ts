import { DataLoader, type SGD, type SoftmaxRegression, tf } from '#lib';
import { callAnswer, type Outcome, SECONDS_TO_TRAIN } from './calling/callAnswer';
import { describeOther } from './describing/describeOther';
import { describeScores, type ObservedScores } from './describing/describeScores';
import { smallDataset } from './inputs/smallDataset';
import { recordedTraining, type TrainingEvent } from './recording/recordedTraining';
import { disposeModel, unlessDisposed, watchedParameters } from './recording/watchedParameters';

export type Fit = (training: {
  model: SoftmaxRegression;
  optimizer: SGD;
  trainLoader: DataLoader;
  testLoader: DataLoader;
  epochs: number;
}) => unknown;

export type ObservedHistory =
  | { kind: 'history'; batches: ObservedScores[]; epochs: ObservedScores[] }
  | { kind: 'other'; type: string };

export type ObservedFit = {
  outcome: Outcome<ObservedHistory>;
  events: TrainingEvent[];
  after: { bias: number[]; weight: number[] };
  tensorsLeft: number;
};

/** Neither dataset is a multiple of its batch size: the last minibatches have 2 and 6 pictures. */
export const SIZES = { train: 50, test: 30, batchSize: 8, epochs: 3, learningRate: 0.1 };

/** Has a model trained on few pictures and writes down what it was shown, in which order, and what came back. */
export async function probeFit(answer: Fit, seed: number): Promise<ObservedFit> {
  await tf.ready();
  const { batchSize, epochs } = SIZES;
  const { model, optimizer, events } = recordedTraining(seed, SIZES.learningRate);
  const trainLoader = new DataLoader(smallDataset('train', SIZES.train, seed), { batchSize, shuffle: true, seed });
  const testLoader = new DataLoader(smallDataset('test', SIZES.test, seed), { batchSize });
  const tensors = tf.memory().numTensors;
  const called = await callAnswer(
    () => answer({ model, optimizer, trainLoader, testLoader, epochs }),
    describeHistory,
    SECONDS_TO_TRAIN,
  );
  const outcome = unlessDisposed(model, called);
  const gradients = model.parameters.filter(({ grad }) => grad).length;
  const tensorsLeft = tf.memory().numTensors - tensors - gradients;
  const after = watchedParameters(model);
  disposeModel(model);
  return { outcome, events, after, tensorsLeft };
}

function describeHistory(result: unknown): ObservedHistory {
  const { batches, epochs } = Object(result);
  if (!Array.isArray(batches) || !Array.isArray(epochs)) {
    return describeOther(result);
  }
  return {
    kind: 'history',
    batches: batches.slice(0, 1000).map((record) => describeScores(record, ['loss', 'accuracy'])),
    epochs: epochs.slice(0, 1000).map((record) => describeScores(record, ['epoch', 'testLoss', 'testAccuracy'])),
  };
}
