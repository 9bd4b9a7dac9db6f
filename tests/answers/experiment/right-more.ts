import { compareBatchSizes } from '#lib';
import type { Experiment } from '../../../checks/probes/experiment';

export const says = /seeds 3, 4, 5, 6/;

export default function runExperiment({ train, test }: Parameters<Experiment>[0]) {
  return compareBatchSizes({ train, test, batchSizes: [512, 64, 16, 4, 1], seeds: [6, 5, 4, 3], epochs: 3 });
}
