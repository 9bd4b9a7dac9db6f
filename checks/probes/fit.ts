import { type DataLoader, type SGD, type SoftmaxRegression, tf } from '#lib';
import { callAnswer, type Outcome, SECONDS_TO_TRAIN } from './calling/callAnswer';
import { describeOther } from './describing/describeOther';
import { describeScores, type ObservedScores } from './describing/describeScores';
import { smallDataset } from './inputs/smallDataset';
import { drawTraining, SIZES } from './inputs/smallTraining';
import { recordedTraining, type TrainingEvent } from './recording/recordedTraining';
import { disposeModel, unlessDisposed } from './recording/watchedParameters';

export type Fit = (training: {
  model: SoftmaxRegression;
  optimizer: SGD;
  trainLoader: DataLoader;
  testLoader: DataLoader;
  epochs: number;
}) => unknown;

/** `objects`: the number of distinct objects among the records. */
export type ObservedRecords = { objects: number; records: ObservedScores[] };

export type ObservedHistory =
  | { kind: 'history'; batches: ObservedRecords; epochs: ObservedRecords }
  | { kind: 'other'; type: string };

export type ObservedFit = {
  draw: number;
  outcome: Outcome<ObservedHistory>;
  events: TrainingEvent[];
  tensorsLeft: number;
};

/** Has the reader's function train a model on few pictures. Records the pictures that it used, the weights, and its result. */
export async function probeFit(answer: Fit, seed: number): Promise<ObservedFit> {
  await tf.ready();
  const { draw, seed: drawn } = drawTraining(seed);
  const { batchSize, epochs } = SIZES;
  const { model, optimizer, load, noteUpdate, events } = recordedTraining(drawn, SIZES.learningRate);
  const trainLoader = load(smallDataset('train', SIZES.train, drawn), { batchSize, shuffle: true, seed: drawn });
  const testLoader = load(smallDataset('test', SIZES.test, drawn), { batchSize });
  const tensors = tf.memory().numTensors;
  const called = await callAnswer(
    () => answer({ model, optimizer, trainLoader, testLoader, epochs }),
    describeHistory,
    SECONDS_TO_TRAIN,
  );
  const outcome = unlessDisposed(model, called);
  const gradients = model.parameters.filter(({ grad }) => grad).length;
  const tensorsLeft = tf.memory().numTensors - tensors - gradients;
  noteUpdate();
  disposeModel(model);
  return { draw, outcome, events, tensorsLeft };
}

function describeHistory(result: unknown): ObservedHistory {
  const { batches, epochs } = Object(result);
  if (!Array.isArray(batches) || !Array.isArray(epochs)) {
    return describeOther(result);
  }
  return {
    kind: 'history',
    batches: describeRecords(batches, ['loss', 'accuracy']),
    epochs: describeRecords(epochs, ['epoch', 'testLoss', 'testAccuracy']),
  };
}

function describeRecords(records: unknown[], names: string[]): ObservedRecords {
  const seen = records.slice(0, 1000);
  return { objects: new Set(seen).size, records: seen.map((record) => describeScores(record, names)) };
}
