import { compareBatchSizes } from '#lib';
import type { Experiment } from '../../../checks/probes/experiment';

export const says = /batch size 1[\s\S]*learning rate 0\.00625 at batch size 1, 0\.025 at 4/;

export default async function runExperiment({ train, test }: Parameters<Experiment>[0]) {
  const runs = await Promise.all(
    [1, 4, 16, 512].map((size) =>
      compareBatchSizes({
        train,
        test,
        batchSizes: [size],
        seeds: [0, 1, 2],
        epochs: 2,
        learningRate: (0.1 * size) / 16,
      }),
    ),
  );
  return runs.flat();
}
