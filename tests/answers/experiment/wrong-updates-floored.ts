import { compareBatchSizes } from '#lib';
import type { Experiment } from '../../../checks/probes/experiment';

export const says = /rounded down[\s\S]*last, smaller/;

export default async function runExperiment({ train, test }: Parameters<Experiment>[0]) {
  const records = await compareBatchSizes({ train, test, batchSizes: [1, 4, 16, 512], seeds: [0, 1, 2], epochs: 2 });
  return records.map((one) => ({ ...one, updates: Math.floor(train.length / one.batchSize) * one.epoch }));
}
