import { type ImageDataset, tf } from '#lib';
import { callAnswer, type Outcome, SECONDS_TO_TRAIN } from './calling/callAnswer';
import { smallDataset } from './inputs/smallDataset';

export type Experiment = (data: { train: ImageDataset; test: ImageDataset }) => unknown;

export type ObservedRecord = { batchSize: number; seed: number; epoch: number; updates: number; testLoss: number };
export type ObservedExperiment = { outcome: Outcome<{ records: ObservedRecord[] | null }> };

export const TRAINING_PICTURES = 60;

/** Runs the reader's experiment on few pictures and copies its records. */
export async function probeExperiment(answer: Experiment, seed: number): Promise<ObservedExperiment> {
  await tf.ready();
  const data = { train: smallDataset('train', TRAINING_PICTURES, seed), test: smallDataset('test', 30, seed) };
  return { outcome: await callAnswer(() => answer(data), describe, SECONDS_TO_TRAIN) };
}

function describe(result: unknown): { records: ObservedRecord[] | null } {
  if (!Array.isArray(result)) return { records: null };
  const records = result.slice(0, 2000).map((record) => {
    const number = (name: keyof ObservedRecord) => Number(record?.[name] ?? -1);
    const [batchSize, seed, epoch] = [number('batchSize'), number('seed'), number('epoch')];
    return { batchSize, seed, epoch, updates: number('updates'), testLoss: number('testLoss') };
  });
  return { records };
}
