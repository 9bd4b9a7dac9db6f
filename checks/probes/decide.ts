import { inspect } from 'node:util';
import type { EpochRecord } from '#lib';
import { callAnswer, type Outcome } from './calling/callAnswer';
import { inventedRecords } from './inputs/inventedRecords';
import { drawStatements, statementSeeds } from './inputs/statements';

export type Decide = (records: EpochRecord[], holds: (run: EpochRecord[]) => boolean) => unknown;
/** `outcomes` has the order of the statements. `kept`: whether the answer left the records and their order unchanged. */
export type ObservedDecisions = { outcomes: Outcome<string>[]; kept: boolean };

/** Calls the reader's function on each statement. */
export async function probeDecide(answer: Decide, seed: number): Promise<ObservedDecisions> {
  const outcomes: Outcome<string>[] = [];
  const seeds = statementSeeds(seed);
  const records = inventedRecords(seed, seeds);
  const all = [...records];
  for (const { holds } of drawStatements(seed)) {
    const outcome = await callAnswer(
      () => answer(records, (run) => holds(nonEmpty(run, seeds), all)),
      (result) =>
        (typeof result === 'string' ? result : `${typeof result} ${inspect(result, { depth: 0 })}`).slice(0, 60),
    );
    outcomes.push(outcome);
    if (outcome.kind !== 'returned' && outcome.kind !== 'threw') break;
  }
  return { outcomes, kept: JSON.stringify(records) === JSON.stringify(inventedRecords(seed, seeds)) };
}

function nonEmpty(run: EpochRecord[], seeds: number[]): EpochRecord[] {
  if (run.length === 0) throw new RangeError(`holds was given no records; their seeds are ${seeds.join(', ')}`);
  return run;
}
