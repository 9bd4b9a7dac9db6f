import { compareBatchSizes } from '#lib';
import type { Experiment } from '../../../checks/probes/experiment';

export const says = /an array of records/;

export default async function runExperiment({ train, test }: Parameters<Experiment>[0]) {
  const records = await compareBatchSizes({ train, test, batchSizes: [1, 4], seeds: [0], epochs: 1 });
  return records[0];
}
