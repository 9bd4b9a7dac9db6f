import { type EpochRecord, mixSeed, permutation, uniform } from '#lib';

/** The seeds of the runs that the statements are about. */
export const SEEDS = [5, 3, 8];

/** The kinds of statement about one seed's records, each named by the records for which it holds. */
export const KINDS = [
  'holds for every seed',
  'holds for no seed',
  'holds for two of three seeds',
  'holds for one of three seeds',
  'holds only for all records of one seed together',
] as const;

/** A statement, and what a right answer says of it. */
export interface Statement {
  kind: (typeof KINDS)[number];
  right: 'true' | 'false' | 'undecided';
  holds(run: EpochRecord[], records: EpochRecord[]): boolean;
}

/**
 * Statements in random order: five or six of each kind, so that answers in a fixed order are hardly ever right for one.
 */
export function drawStatements(seed: number): Statement[] {
  const random = uniform(mixSeed(seed, 5));
  const below = (n: number) => Math.floor(n * random());
  const kinds = KINDS.flatMap((kind) => Array.from({ length: 5 + below(2) }, () => kind));
  const drawn = kinds.map((kind) => statement(kind, SEEDS[below(SEEDS.length)]));
  return Array.from(permutation(drawn.length, mixSeed(seed, 6)), (i) => drawn[i]);
}

/** @param odd The seed that is unlike the other two. */
function statement(kind: Statement['kind'], odd: number): Statement {
  switch (kind) {
    case 'holds for every seed':
      return { kind, right: 'true', holds: (run) => run.length > 0 };
    case 'holds for no seed':
      return { kind, right: 'false', holds: (run) => run.length === 0 };
    case 'holds for two of three seeds':
      return { kind, right: 'undecided', holds: (run) => run[0].seed !== odd };
    case 'holds for one of three seeds':
      return { kind, right: 'undecided', holds: (run) => run[0].seed === odd };
    case 'holds only for all records of one seed together':
      return {
        kind,
        right: 'true',
        holds: (run, records) =>
          run.length === records.length / SEEDS.length && run.every((record) => record.seed === run[0].seed),
      };
  }
}
