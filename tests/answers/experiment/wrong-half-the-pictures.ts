import { compareBatchSizes } from '#lib';
import type { Experiment } from '../../../checks/probes/experiment';

export const says = /^(?![\s\S]*no record is what)[\s\S]*These are the updates of 30 training pictures/;

export default async function runExperiment({ train, test }: Parameters<Experiment>[0]) {
  const length = train.length / 2;
  const [images, labels] = [train.images.slice(0, 784 * length), train.labels.slice(0, length)];
  const half = { ...train, images, labels, length };
  return compareBatchSizes({ train: half, test, batchSizes: [1, 4, 16, 512], seeds: [0, 1, 2], epochs: 2 });
}
