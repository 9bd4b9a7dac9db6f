import { type ImageDataset, tf } from '#lib';
import { callAnswer, type Outcome } from './calling/callAnswer';
import { describeScores, type ObservedScores } from './describing/describeScores';
import { drawOwnRuns, OWN_RUNS, PICTURES } from './inputs/ownRuns';
import { smallDataset } from './inputs/smallDataset';
import { recordOperations } from './recording/recordOperations';

export type OwnRun = (options: {
  train: ImageDataset;
  test: ImageDataset;
  batchSize: number;
  seed: number;
  epochs: number;
  learningRate: number;
}) => unknown;

/** `used`: the operations that ran. */
export type ObservedOwnRun = { draw: number; runs: { outcome: Outcome<ObservedScores> }[]; used: string[] };

/** Runs the reader's own training loop twice, with different options. */
export async function probeOwnRun(answer: OwnRun, seed: number): Promise<ObservedOwnRun> {
  await tf.ready();
  const { draw, seed: drawn } = drawOwnRuns(seed);
  const [train, test] = [smallDataset('train', PICTURES.train, drawn), smallDataset('test', PICTURES.test, drawn)];
  const runs: ObservedOwnRun['runs'] = [];
  const operations = recordOperations();
  for (const options of OWN_RUNS) {
    const outcome = await callAnswer(
      () => answer({ train, test, seed: drawn, ...options }),
      (result) => describeScores(result, ['testLoss', 'testAccuracy']),
    );
    runs.push({ outcome });
    if (outcome.kind !== 'returned') break;
  }
  return { draw, runs, used: operations.stop() };
}
