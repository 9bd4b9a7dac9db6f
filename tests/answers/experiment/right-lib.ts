import { compareBatchSizes } from '#lib';
import type { Experiment } from '../../../checks/probes/experiment';

export const says = /each run comes out as in float64/;

export default function runExperiment({ train, test }: Parameters<Experiment>[0]) {
  return compareBatchSizes({ train, test, batchSizes: [1, 4, 16, 512], seeds: [0, 1, 2], epochs: 2 });
}
