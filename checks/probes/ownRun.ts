import { type ImageDataset, tf } from '#lib';
import { callAnswer, type Outcome } from './calling/callAnswer';
import { describeScores, type ObservedScores } from './describing/describeScores';
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
export type ObservedOwnRun = { runs: { outcome: Outcome<ObservedScores> }[]; used: string[] };

export const OWN_RUNS = [
  { batchSize: 16, epochs: 1, learningRate: 0.1 },
  { batchSize: 1, epochs: 2, learningRate: 0.4 }, // large, so that one step less shows
];
export const PICTURES = { train: 50, test: 30 };

/** Has the reader's own loop train twice, with other options each time. */
export async function probeOwnRun(answer: OwnRun, seed: number): Promise<ObservedOwnRun> {
  await tf.ready();
  const [train, test] = [smallDataset('train', PICTURES.train, seed), smallDataset('test', PICTURES.test, seed)];
  const runs: ObservedOwnRun['runs'] = [];
  const operations = recordOperations();
  for (const options of OWN_RUNS) {
    const outcome = await callAnswer(
      () => answer({ train, test, seed, ...options }),
      (result) => describeScores(result, ['testLoss', 'testAccuracy']),
    );
    runs.push({ outcome });
    if (outcome.kind !== 'returned') break;
  }
  return { runs, used: operations.stop() };
}
