import { compareBatchSizes } from '#lib';
import type { Experiment } from '../../../checks/probes/experiment';

export const says = /batch sizes \d+ and \d+ have the same test loss[\s\S]*one model/;

export default async function runExperiment({ train, test }: Parameters<Experiment>[0]) {
  const one = await compareBatchSizes({ train, test, batchSizes: [16], seeds: [0, 1, 2], epochs: 2 });
  return [1, 4, 16, 512].flatMap((batchSize) =>
    one.map((record) => ({ ...record, batchSize, updates: record.epoch * Math.ceil(train.length / batchSize) })),
  );
}
