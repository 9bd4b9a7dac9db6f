import type { LossCase } from '../../probes/inputs/lossInputs';
import { formatNumber } from '../shared/formatNumber';
import { mean } from '../shared/mean';
import { adviceOnRounding, decimalsOf } from '../shared/rounding';
import { type Formula, nll } from './formulas';
import { functions, type Part, picks, sums, wholes } from './parts';

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

type Words = Pick<Part<unknown>, 'words' | 'hint'>;

/** An input, the reader's number for it, and the right one. */
export interface Seen {
  input: LossCase;
  own: number;
  right: number;
}

const tables = { pick: picks, function: functions, sum: sums, whole: wholes };
const kinds = ['whole', 'sum', 'pick', 'function'] as const;
const MOST_CHANGES = 2;
const HAIR = 1e-3; // a factor closer to 1, or a smaller shift, explains nothing

/**
 * An explanation that fits every one of the reader's numbers, if one is found.
 *
 * @param complete Whether every input gave a number. Where some did not, nothing is said about all calls.
 */
export function explainLoss(
  seen: Seen[],
  ways: RightWay[],
  { constants = {}, complete }: { constants?: Record<number, string>; complete: boolean },
): string | undefined {
  const wrong = seen.filter(({ own, right }) => !close(own, right));
  if (wrong.length === 0) return undefined;
  if (wrong.every(({ input }) => input.name === 'by a hair')) return explainHair(wrong[0]);
  const numbers = seen.filter(({ own }) => !Number.isNaN(own));
  const numbersWrong = numbers.some(({ own, right }) => !close(own, right));
  const whole = numbersWrong
    ? (explainRounding(seen) ??
      (complete ? explainByCalls(seen, constants) : undefined) ??
      explainByParts(numbers, ways) ??
      explainByRatio(numbers) ??
      explainByFloor(seen) ??
      explainBesideInfinity(numbers, ways) ??
      explainBySize(seen))
    : undefined;
  if (numbersWrong && !whole) return undefined; // the smallest failure says more
  return [whole, explainNaN(wrong.filter(({ own }) => Number.isNaN(own)))].filter(Boolean).join(' ') || undefined;
}

/** Whether two numbers agree within the rounding of float32. */
export function close(own: number, right: number): boolean {
  if (!Number.isFinite(own) || !Number.isFinite(right)) return Object.is(own, right);
  return Math.abs(own - right) <= 1e-5 * Math.max(1, Math.abs(right));
}

function explainRounding(seen: Seen[]): string | undefined {
  const decimals = decimalsOf(
    seen.map(({ own }) => own),
    seen.map(({ right }) => right),
  );
  return decimals === null ? undefined : adviceOnRounding(decimals);
}

/** Explains a loss that is wrong only where two classes are nearly equal. */
function explainHair({ input, own }: Seen): string {
  const count = own * input.labels.length;
  return Math.abs(count - Math.round(count)) < 1e-5
    ? 'It is right but where two classes lie some millionths apart: is there a tolerance, or are entries rounded before they are compared?'
    : 'It is right but where two classes lie some millionths apart. There a count jumps from one to the other, and yours lies in between: it is steep, and no step. Take the arg max, or `step`.';
}

/** Recognises a number that is kept from call to call, or that does not depend on the input. */
function explainByCalls(seen: Seen[], constants: Record<number, string>): string | undefined {
  const [owns, rights] = [seen.map(({ own }) => own), seen.map(({ right }) => right)];
  if (seen.length < 3) return undefined;
  if (
    owns.every((own) => Number.isFinite(own) && close(own, owns[0])) &&
    !rights.every((one) => close(one, rights[0]))
  ) {
    const meaning = constants[owns[0]] ?? 'What does it look at, and what should it look at?';
    return `Every input gives the same number, ${formatNumber(owns[0])}. ${meaning}`;
  }
  if (owns.every((own, i) => close(own, rights[Math.max(0, i - 1)]))) {
    return 'From the second input on, your number is the right one for the input before. Does something outlive the call?';
  }
  const totals = rights.map((_, i) => rights.slice(0, i + 1).reduce((sum, x) => sum + x, 0));
  if (owns.every((own, i) => close(own, totals[i]))) {
    return 'Your numbers add up from call to call: each is the sum of the right ones so far. Where does the sum begin?';
  }
  return undefined;
}

function explainByParts(seen: Seen[], ways: RightWay[]): string | undefined {
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
  const pick: (typeof picks)['own'] = picks[recipe.pick];
  const values = logProbs.map((row, i) =>
    functions[recipe.function].compute(pick.compute(row, i, { logProbs, labels })),
  );
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

function explainByRatio(seen: Seen[]): string | undefined {
  const finite = seen.filter(({ own, right }) => Number.isFinite(own) && Number.isFinite(right));
  if (finite.length < 3 || seen.some(({ own, right }) => Number.isFinite(own) !== Number.isFinite(right)))
    return undefined;
  const shift = finite[0].own - finite[0].right;
  if (Math.abs(shift) > HAIR && finite.every(({ own, right }) => close(own, right + shift))) {
    return `Every number is the right one and ${formatNumber(shift)}. Where does that come from?`;
  }
  const ratio = finite[0].own / finite[0].right;
  if (
    Number.isFinite(ratio) &&
    ratio !== 0 &&
    Math.abs(ratio - 1) > HAIR &&
    finite.every(({ own, right }) => close(own, right * ratio))
  ) {
    return `Every number is ${formatNumber(ratio)} times the right one. Which factor is that?`;
  }
  return undefined;
}

const honest =
  'A loss of ∞ is honest here: the model ruled out what was true. A floor hides that, and its gradient is 0.';

/** Explains a finite number where the label has log-probability −∞: finds the value that replaces −∞. */
function explainByFloor(seen: Seen[]): string | undefined {
  const hidden = seen.find(({ own, right }) => Number.isFinite(own) && right === Infinity);
  if (!hidden) return undefined;
  const { logProbs, labels } = hidden.input;
  const finite = logProbs.map((row, i) => row[labels[i]]).filter(Number.isFinite);
  const floor = -hidden.own * labels.length - finite.reduce((sum, x) => sum + x, 0);
  const withFloor =
    (one: (x: number) => number): Formula =>
    (x, y) =>
      -mean(x.map((row, i) => one(row[y[i]])));
  const clipped = withFloor((x) => Math.max(x, floor));
  const added = withFloor((x) => Math.log(Math.exp(x) + Math.exp(floor)));
  if (seen.every(({ input, own }) => close(own, clipped(input.logProbs, input.labels)))) {
    return `Where the label has −∞, your number is finite, as if every entry below ${formatNumber(floor)} counted as that. ${honest}`;
  }
  const others = seen.filter((one) => one !== hidden);
  if (
    [nll, added].some((formula) =>
      others.every(({ input, own }) => near(own, formula(input.logProbs, input.labels)) || Number.isNaN(own)),
    )
  ) {
    return `Where the label has −∞, your number is finite, as if the label’s entry were near ${formatNumber(floor)}. ${honest}`;
  }
  return undefined;
}

const NEAR = 0.02; // how far a small number inside a logarithm moves an ordinary loss
const near = (own: number, right: number) => Math.abs(own - right) < NEAR;

/** Explains a loss that is infinite where a label's log-probability is far down and finite; elsewhere it is right, or has wrong parts. */
function explainBesideInfinity(seen: Seen[], ways: RightWay[]): string | undefined {
  const isLost = ({ own, right }: Seen) => Math.abs(own) === Infinity && Number.isFinite(right);
  const [lost, others] = [seen.filter(isLost), seen.filter((one) => !isLost(one))];
  if (lost.length === 0) return undefined;
  const { logProbs, labels } = lost[0].input;
  const least = Math.min(...logProbs.map((row, i) => row[labels[i]]));
  if (least > EXP_IS_0) return undefined;
  const parts = others.every(({ own, right }) => close(own, right)) ? '' : explainByParts(others, ways);
  if (parts === undefined) return undefined;
  return `${parts} Your number is infinite where a label has log-probability ${formatNumber(least)}: exp of that is 0 in float32, and the logarithm of 0 is −∞. The input holds logarithms already: take the label’s entry as it is.`.trim();
}

const EXP_IS_0 = -104; // from here on, in float32

/** Explains a loss that is wrong only on inputs with more pictures, or more classes, than those on which it is right. */
function explainBySize(seen: Seen[]): string | undefined {
  const [right, wrong] = [true, false].map((fine) => seen.filter(({ own, right }) => close(own, right) === fine));
  if (right.length < 2) return undefined;
  for (const [things, size] of [
    ['classes', ({ input }: Seen) => input.logProbs[0].length],
    ['pictures', ({ input }: Seen) => input.labels.length],
  ] as const) {
    const [most, least] = [Math.max(...right.map(size)), Math.min(...wrong.map(size))];
    if (least > most) {
      const { logProbs, labels } = wrong[0].input;
      return `It is right on up to ${most} ${things}, and wrong on ${labels.length} pictures with ${logProbs[0].length} classes. Which number of pictures or of classes does it take for granted?`;
    }
  }
  return undefined;
}

function explainNaN(broken: Seen[]): string | undefined {
  if (broken.length === 0) return undefined;
  const names = broken.map(({ input }) => input.name);
  if (names.some((name) => !name.startsWith('ruled out'))) {
    return 'Your number is NaN on ordinary log-probabilities. They are negative: which operation cannot take that? The logarithm of a negative number is NaN.';
  }
  if (names.includes('ruled out class')) {
    return 'Your number is NaN where a class that is not the label has −∞, and should not count. What is 0 · −∞? Pick the label’s entry instead of multiplying the others by 0.';
  }
  return 'Your number is NaN where the label has −∞. Which operation makes NaN of it? ∞ − ∞ is NaN, and so is 0 · ∞.';
}
