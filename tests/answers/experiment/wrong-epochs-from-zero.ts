import { compareBatchSizes } from '#lib';
import type { Experiment } from '../../../checks/probes/experiment';

export const says = /60 updates after epoch 0 [\s\S]*Epochs count from 1/;

export default async function runExperiment({ train, test }: Parameters<Experiment>[0]) {
  const records = await compareBatchSizes({ train, test, batchSizes: [1, 4, 16, 512], seeds: [0, 1, 2], epochs: 2 });
  return records.map((record) => ({ ...record, epoch: record.epoch - 1 }));
}
