import { mean } from '#lib';
import { formatNumber } from '../shared/formatNumber';
import { explainByParts, type RightWay } from './explainByParts';
import { type Formula, nll } from './formulas';
import { close, type Seen } from './Seen';

const honest =
  'A loss of ∞ is honest here: the model ruled out what was true. A floor hides that, and its gradient is 0.';

/** Explains a finite number where the label has log-probability −∞: finds the value that replaces −∞. */
export function explainByFloor(seen: Seen[]): string | undefined {
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
export function explainBesideInfinity(seen: Seen[], ways: RightWay[]): string | undefined {
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

/** Explains a loss that is not a number. */
export function explainNaN(broken: Seen[]): string | undefined {
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
