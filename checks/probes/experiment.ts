import { type ImageDataset, tf } from '#lib';
import { callAnswer, type Outcome, SECONDS_TO_TRAIN } from './calling/callAnswer';
import { describeScores, type ObservedScores } from './describing/describeScores';
import { smallDataset } from './inputs/smallDataset';

export type Experiment = (data: { train: ImageDataset; test: ImageDataset }) => unknown;

const FIELDS = ['batchSize', 'seed', 'epoch', 'updates', 'testLoss', 'testAccuracy'] as const;
export type ObservedRecord = { [field in (typeof FIELDS)[number]]: number };
export type ObservedExperiment = { outcome: Outcome<{ records: ObservedRecord[] | null; odd?: string }> };

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

/** Copies the records, or says which value of the first odd record is no number. */
function describe(result: unknown): { records: ObservedRecord[] | null; odd?: string } {
  if (!Array.isArray(result)) return { records: null };
  const read = result.slice(0, 2000).map((record) => describeScores(record, FIELDS));
  for (const [i, record] of read.entries()) {
    const [name, value] = Object.entries(record).find(([, one]) => typeof one !== 'number') ?? [];
    if (name) return { records: null, odd: `record ${i + 1}: ${name} is ${describeOdd(value)}` };
  }
  return { records: read as ObservedRecord[] };
}

function describeOdd(value: ObservedScores[string] | undefined): string {
  return typeof value === 'object' ? value.not : String(value);
}
