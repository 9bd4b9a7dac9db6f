import { type ImageDataset, mean } from '#lib';
import { FIRST_TEST_NUMBER } from '../../probes/inputs/smallDataset';
import { SIZES } from '../../probes/inputs/smallTraining';
import type { ReferenceModel, Scores } from '../shared/ReferenceModel';

const names = ['loss', 'accuracy'] as const;
type Pair = Record<(typeof names)[number], number>;

/** The test set's scores, and the numbers that known mistakes give. */
export interface EpochScores {
  right: Scores;
  paired: number;
  means: Pair;
  first: Pair;
  last: Pair;
  allButLast: Pair;
  training: Pair;
}

/** Scores a model on a dataset whose test pictures begin at `FIRST_TEST_NUMBER`. */
export function scoreEpoch(model: ReferenceModel, dataset: ImageDataset): EpochScores {
  const { test, train, batchSize } = SIZES;
  const all = Array.from({ length: test }, (_, i) => FIRST_TEST_NUMBER + i);
  const batches = Array.from({ length: Math.ceil(test / batchSize) }, (_, b) =>
    all.slice(b * batchSize, (b + 1) * batchSize),
  );
  const scores = batches.map((batch) => model.score(dataset, batch));
  const paired = batches.map((batch) => batch.length * model.pairedAccuracy(dataset, batch));
  return {
    right: model.score(dataset, all),
    paired: paired.reduce((sum, x) => sum + x, 0) / test,
    means: { loss: mean(scores.map(({ loss }) => loss)), accuracy: mean(scores.map(({ accuracy }) => accuracy)) },
    first: scores[0],
    last: scores[scores.length - 1],
    allButLast: model.score(dataset, batches.slice(0, -1).flat()),
    training: model.score(
      dataset,
      Array.from({ length: train }, (_, i) => i),
    ),
  };
}
