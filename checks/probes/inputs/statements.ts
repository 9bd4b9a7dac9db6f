import { type EpochRecord, mixSeed, permutation, uniform } from '#lib';

const SEEDS = [5, 0, 3, 8, 13, 2, 21, 7]; // 0 is one of them, since it counts as false in a condition

/** The seeds of the runs that the statements are about: six to eight, so that all but one are more than four fifths. */
export function statementSeeds(seed: number): number[] {
  return SEEDS.slice(0, 6 + (mixSeed(seed, 11) % 3));
}

/** The kinds of statement about one seed's records, each named by the records for which it holds. */
export const KINDS = [
  'holds for every seed',
  'holds for no seed',
  'holds for all seeds but one',
  'holds for one seed only',
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
  const seeds = statementSeeds(seed);
  const drawn = kinds.map((kind, i) => statement(kind, i % 2 ? seeds[below(seeds.length)] : 0, seeds.length));
  return Array.from(permutation(drawn.length, mixSeed(seed, 6)), (i) => drawn[i]);
}

/** @param odd The seed that is unlike the others. */
function statement(kind: Statement['kind'], odd: number, seeds: number): Statement {
  switch (kind) {
    case 'holds for every seed':
      return { kind, right: 'true', holds: (run) => run.length > 0 };
    case 'holds for no seed':
      return { kind, right: 'false', holds: (run) => run.length === 0 };
    case 'holds for all seeds but one':
      return { kind, right: 'undecided', holds: (run) => run[0].seed !== odd };
    case 'holds for one seed only':
      return { kind, right: 'undecided', holds: (run) => run[0].seed === odd };
    case 'holds only for all records of one seed together':
      return {
        kind,
        right: 'true',
        holds: (run, records) =>
          run.length === records.length / seeds && run.every((record) => record.seed === run[0].seed),
      };
  }
}
