import { compareBatchSizes } from '#lib';
import type { Experiment } from '../../../checks/probes/experiment';

export const says = /Seed 2 comes twice/;

export default function runExperiment({ train, test }: Parameters<Experiment>[0]) {
  return compareBatchSizes({ train, test, batchSizes: [1, 4, 16, 512], seeds: [1, 2, 3, 2], epochs: 2 });
}
