import type { EpochRecord } from '#lib';
import { callAnswer, type Outcome } from './calling/callAnswer';
import { describeScores, type ObservedScores } from './describing/describeScores';
import { drawRecords, inventedRecords } from './inputs/inventedRecords';

export type SeedMeans = (records: EpochRecord[]) => unknown;
/** `kept`: whether the answer left the records and their order unchanged. */
export type ObservedMeans = { draw: number; outcome: Outcome<{ rows: ObservedScores[] | null }>; kept: boolean };

/** Calls the reader's function on invented records. */
export async function probeSeedMeans(answer: SeedMeans, seed: number): Promise<ObservedMeans> {
  const { draw, seed: drawn } = drawRecords(seed);
  const records = inventedRecords(drawn);
  const outcome = await callAnswer(
    () => answer(records),
    (result) => ({
      rows: Array.isArray(result)
        ? result.slice(0, 100).map((row) => describeScores(row, ['batchSize', 'mean', 'spread']))
        : null,
    }),
  );
  return { draw, outcome, kept: JSON.stringify(records) === JSON.stringify(inventedRecords(drawn)) };
}
