import { type ImageDataset, tf } from '#lib';
import { callAnswer, type Outcome, SECONDS_TO_TRAIN } from './calling/callAnswer';
import { smallDataset } from './inputs/smallDataset';

export type Experiment = (data: { train: ImageDataset; test: ImageDataset }) => unknown;

const FIELDS = ['batchSize', 'seed', 'epoch', 'updates', 'testLoss', 'testAccuracy'] as const;
export type ObservedRecord = { [field in (typeof FIELDS)[number]]: number };
export type ObservedExperiment = { outcome: Outcome<{ records: ObservedRecord[] | null }> };

export const PICTURES = { train: 60, test: 30 };

/** The datasets that the experiment is given. */
export function experimentData(seed: number): { train: ImageDataset; test: ImageDataset } {
  return { train: smallDataset('train', PICTURES.train, seed), test: smallDataset('test', PICTURES.test, seed) };
}

/** Runs the reader's experiment on few pictures and copies its records. */
export async function probeExperiment(answer: Experiment, seed: number): Promise<ObservedExperiment> {
  await tf.ready();
  return { outcome: await callAnswer(() => answer(experimentData(seed)), describe, SECONDS_TO_TRAIN) };
}

function describe(result: unknown): { records: ObservedRecord[] | null } {
  if (!Array.isArray(result)) return { records: null };
  const read = (record: unknown) =>
    Object.fromEntries(FIELDS.map((field) => [field, numberOf(Object(record)[field])])) as ObservedRecord;
  return { records: result.slice(0, 2000).map(read) };
}

/** A number, or −1 for anything else. */
function numberOf(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : -1;
}
