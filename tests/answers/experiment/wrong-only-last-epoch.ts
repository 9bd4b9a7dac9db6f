import { compareBatchSizes } from '#lib';
import type { Experiment } from '../../../checks/probes/experiment';

export const says = /epochs 2\n.*there are none of epoch 1\. Are records filtered/;

export default async function runExperiment({ train, test }: Parameters<Experiment>[0]) {
  const records = await compareBatchSizes({ train, test, batchSizes: [1, 4, 16, 512], seeds: [0, 1, 2], epochs: 2 });
  return records.filter(({ epoch }) => epoch === 2);
}
