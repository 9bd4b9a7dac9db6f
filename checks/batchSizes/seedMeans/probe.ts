import type { EpochRecord } from '#lib';
import { callAnswer, type Outcome } from '../../callAnswer';
import { describeScores, type ObservedScores } from '../../training/describeScores';
import { inventedRecords } from '../inventedRecords';

export type SeedMeans = (records: EpochRecord[]) => unknown;
export type ObservedMeans = { outcome: Outcome<{ rows: ObservedScores[] | null }> };

/** Has the reader's function sum up invented records. */
export async function probeSeedMeans(answer: SeedMeans, seed: number): Promise<ObservedMeans> {
  const outcome = await callAnswer(
    () => answer(inventedRecords(seed)),
    (result) => ({
      rows: Array.isArray(result)
        ? result.slice(0, 100).map((row) => describeScores(row, ['batchSize', 'mean', 'spread']))
        : null,
    }),
  );
  return { outcome };
}
