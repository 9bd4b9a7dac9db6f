import { compareBatchSizes } from '#lib';
import type { Experiment } from '../../../checks/probes/experiment';

export const says = /have the same test loss to the last digit[\s\S]*several names/;

export default async function runExperiment({ train, test }: Parameters<Experiment>[0]) {
  const one = await compareBatchSizes({ train, test, batchSizes: [1, 4, 16, 512], seeds: [0], epochs: 2 });
  return [0, 1, 2].flatMap((seed) => one.map((record) => ({ ...record, seed })));
}
