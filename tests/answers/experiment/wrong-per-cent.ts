import { compareBatchSizes } from '#lib';
import type { Experiment } from '../../../checks/probes/experiment';

export const says = /✓ correct: batch sizes[\s\S]*Per cent, where a share/;

export default async function runExperiment({ train, test }: Parameters<Experiment>[0]) {
  const records = await compareBatchSizes({ train, test, batchSizes: [1, 4, 16, 512], seeds: [0, 1, 2], epochs: 2 });
  return records.map((record) => ({ ...record, testAccuracy: 100 * record.testAccuracy }));
}
