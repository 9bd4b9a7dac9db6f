import { inspect } from 'node:util';
import type { EpochRecord } from '#lib';
import { callAnswer, type Outcome } from './calling/callAnswer';
import { inventedRecords } from './inputs/inventedRecords';

export type Decide = (records: EpochRecord[], holds: (run: EpochRecord[]) => boolean) => unknown;
/** `kept`: whether the answer left the records and their order unchanged. */
export type ObservedDecisions = { outcomes: Outcome<string>[]; kept: boolean };

/** Statements about one seed's records, each named by the records for which it holds. */
export const STATEMENTS: { name: string; holds(run: EpochRecord[], records: EpochRecord[]): boolean }[] = [
  { name: 'holds for every seed', holds: (run) => run.length > 0 },
  { name: 'holds for no seed', holds: (run) => run.length === 0 },
  { name: 'holds for two of three seeds', holds: (run) => run[0].seed !== 5 },
  { name: 'holds for one of three seeds', holds: (run) => run[0].seed === 8 },
  {
    name: 'holds only for all records of one seed together',
    holds: (run, records) => run.length === records.length / 3 && run.every(({ seed }) => seed === run[0].seed),
  },
];

/** Calls the reader's function on each statement. */
export async function probeDecide(answer: Decide, seed: number): Promise<ObservedDecisions> {
  const outcomes: Outcome<string>[] = [];
  const records = inventedRecords(seed);
  const all = [...records];
  for (const { holds } of STATEMENTS) {
    const outcome = await callAnswer(
      () => answer(records, (run) => holds(run, all)),
      (result) =>
        (typeof result === 'string' ? result : `${typeof result} ${inspect(result, { depth: 0 })}`).slice(0, 60),
    );
    outcomes.push(outcome);
    if (outcome.kind !== 'returned') break;
  }
  return { outcomes, kept: JSON.stringify(records) === JSON.stringify(inventedRecords(seed)) };
}
