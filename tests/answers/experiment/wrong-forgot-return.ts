import { compareBatchSizes } from '#lib';
import type { Experiment } from '../../../checks/probes/experiment';

export const says = /forget .return/;

export default function runExperiment({ train, test }: Parameters<Experiment>[0]) {
  compareBatchSizes({ train, test, batchSizes: [1], seeds: [0], epochs: 1 });
}
