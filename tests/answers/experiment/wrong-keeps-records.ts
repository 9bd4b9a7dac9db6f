import { compareBatchSizes, type EpochRecord } from '#lib';
import type { Experiment } from '../../../checks/probes/experiment';

export const says = /tried again, with other inputs/;

let records: Promise<EpochRecord[]> | undefined;

export default function runExperiment({ train, test }: Parameters<Experiment>[0]) {
  records ??= compareBatchSizes({ train, test, batchSizes: [1, 4, 16, 512], seeds: [0, 1, 2], epochs: 2 });
  return records;
}
