import { compareBatchSizes, FASHION_CLASSES } from '#lib';
import type { Experiment } from '../../../checks/probes/experiment';

export const says = /hand .train. and .test. on/;

export default function runExperiment({ train, test }: Parameters<Experiment>[0]) {
  const few = { images: new Uint8Array(20 * 784), labels: new Uint8Array(20), length: 20, classes: FASHION_CLASSES };
  const given = train.length > 0 ? few : test;
  return compareBatchSizes({ train: given, test: few, batchSizes: [1, 4, 16, 512], seeds: [0, 1, 2], epochs: 2 });
}
