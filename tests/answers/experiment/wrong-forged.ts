import type { Experiment } from '../../../checks/probes/experiment';

export const says = /These are not that run’s scores/;

export default async function runExperiment({ train, test }: Parameters<Experiment>[0]) {
  return [1, 4, 16, 512].flatMap((batchSize) =>
    [0, 1, 2].flatMap((seed) =>
      [1, 2].map((epoch) => {
        const updates = epoch * Math.ceil(train.length / batchSize);
        const testLoss = 2 / epoch + seed / 100 + batchSize / 1e4;
        return { batchSize, seed, epoch, updates, testLoss, testAccuracy: epoch / test.length };
      }),
    ),
  );
}
