import { mean } from '#lib';
import type { LossCase } from '../../probes/inputs/lossInputs';
import { functions, type Part, type Pick, picks, sums, wholes } from './parts';
import { close, type Seen } from './Seen';

/** The parts of a loss, by name. */
export interface Recipe {
  pick: keyof typeof picks;
  function: keyof typeof functions;
  sum: keyof typeof sums;
  whole: keyof typeof wholes;
}

/**
 * A recipe that gives the right number, and this task's words for parts that differ from it, by their names: `pick: own`. Parts that
 * mean something else together have words of their own, `pick: own, function: exp`. A string is words without a hint.
 */
export interface RightWay {
  recipe: Recipe;
  words: Record<string, string | Words>;
}

type Words = Omit<Part<unknown>, 'compute'>;

const tables = { pick: picks, function: functions, sum: sums, whole: wholes };
const kinds = ['whole', 'sum', 'pick', 'function'] as const;
const MOST_CHANGES = 2;
/** Recognises a loss one or two of whose parts are others of their kind. */
export function explainByParts(seen: Seen[], ways: RightWay[]): string | undefined {
  if (seen.filter(({ input }) => input.labels.length > 1).length < 2) return undefined;
  for (let changes = 1; changes <= MOST_CHANGES; changes++) {
    for (const { recipe, words } of ways) {
      for (const one of changed(recipe, changes)) {
        if (seen.every(({ input, own }) => close(own, compute(one.parts, input)))) return sentenceOf(one, words);
      }
    }
  }
  return undefined;
}

interface Changed {
  parts: Recipe;
  kinds: (typeof kinds)[number][];
}

/** The recipes that differ from this one in exactly `changes` parts. */
function changed(recipe: Recipe, changes: number, from = 0): Changed[] {
  if (changes === 0) return [{ parts: recipe, kinds: [] }];
  return kinds.slice(from).flatMap((kind, skipped) =>
    Object.keys(tables[kind])
      .filter((name) => name !== recipe[kind])
      .flatMap((name) =>
        changed({ ...recipe, [kind]: name }, changes - 1, from + skipped + 1).map((one) => ({
          parts: one.parts,
          kinds: [kind, ...one.kinds],
        })),
      ),
  );
}

function compute(recipe: Recipe, { logProbs, labels }: LossCase): number {
  const pick: Part<Pick> = picks[recipe.pick];
  const apply = functions[recipe.function].compute;
  const values = logProbs.map((row, i) => mean([pick.compute(row, i, { logProbs, labels })].flat().map(apply)));
  return wholes[recipe.whole].compute(sums[recipe.sum].compute(values, logProbs[0].length));
}

function sentenceOf({ parts, kinds: wrong }: Changed, own: RightWay['words']): string {
  const counts = ['hit', 'everyHit', 'least'].includes(parts.pick);
  const told = wrong.filter((kind) => kind !== 'function' || !counts); // a function changes nothing about 0 and 1
  const names = told.map((kind) => `${kind}: ${parts[kind]}`);
  const together = own[names.join(', ')];
  const said = together
    ? [together]
    : told.map((kind, i) => own[names[i]] ?? (tables[kind] as Record<string, Words>)[parts[kind]]);
  const found = said.map((one) => (typeof one === 'string' ? { words: one } : one));
  const hints = new Set(found.flatMap(({ hint }) => hint ?? []));
  return [`Your numbers are what comes out when ${found.map(({ words }) => words).join(', and ')}.`, ...hints].join(
    ' ',
  );
}
