import { uniform } from '#lib';

export type LossCaseName =
  | 'ordinary'
  | 'two pictures'
  | 'square'
  | 'one picture'
  | 'unsure'
  | 'by a hair'
  | 'a tie'
  | 'ruled out class'
  | 'ruled out label';

/** Log-probabilities and labels for a check of a loss. The gradient is taken of `factor` times the loss. */
export interface LossCase {
  name: LossCaseName;
  logProbs: number[][];
  labels: number[];
  factor: number;
}

const MANY = 12; // pictures, and classes: more than the ten of Fashion-MNIST

/**
 * The inputs for a check of a loss. The same seed gives the same inputs, rounded to values that float32 holds exactly.
 *
 * - `ordinary`: six pictures, three classes. The most probable class has p > ½ and is the label in four of six rows. In the
 *   other two rows the label is second, once by a very small difference. The largest probability differs from row to row.
 * - `two pictures`: the smallest minibatch on which a mean differs from a sum. The first is classified rightly, the second wrongly.
 * - `square`: as many pictures as classes, so that swapped axes throw no error. Every class is a label, and there are more than ten.
 *   Only here the first picture is classified wrongly.
 * - `one picture`.
 * - `unsure`: no class has p > ½.
 * - `by a hair`: two pictures with the same label, one classified rightly and one wrongly, both by a few millionths. A steep function
 *   in place of a step gives another loss here, and so does a comparison of rounded values, whichever of two equal ones it takes. The most probable class has p > ½ by more than float32's rounding.
 * - `a tie`: two classes are equal, or one float32 number apart. Only the gradient is taken here: that of a step is 0 everywhere.
 * - `ruled out class`: a class other than the label has log-probability −∞. In the second row the label's is finite, and its exp
 *   is 0 in float32.
 * - `ruled out label`: the label itself has log-probability −∞, and the loss is ∞.
 *
 * Every `factor` is negative and not −1, so that a gradient function that leaves out the slope that it is given shows.
 */
export function lossInputs(seed: number): LossCase[] {
  const random = uniform(seed);
  const shift = Math.floor(3 * random());
  const between = (low: number, high: number) => low + (high - low) * random();

  const factor = () => between(-2.5, -1.5);

  const rows = (name: LossCaseName, height: number, width: number, lead: number): LossCase => {
    const winners = Array.from({ length: height }, (_, i) => (i + shift) % width);
    const logits = winners.map((winner, i) => {
      const own = lead * [between(0.4, 0.5), between(1, 1.3), between(2, 2.6)][i % 3];
      return Array.from({ length: width }, (_, k) => (k === winner ? own : between(-own, 0) / 3));
    });
    const labels = winners.map((winner, i) => (i % 3 === 1 ? (winner + 1) % width : winner));
    labels.forEach((label, i) => {
      const behind = i % 6 === 1 ? between(0.12, 0.18) : between(0.4, 0.55);
      if (label !== winners[i]) logits[i][label] = logits[i][winners[i]] - lead * behind;
    });
    return { name, logProbs: logits.map(normalised), labels, factor: factor() };
  };
  const firstLast = ({ logProbs, labels, ...given }: LossCase): LossCase => ({
    ...given,
    logProbs: [...logProbs.slice(1), logProbs[0]],
    labels: [...labels.slice(1), labels[0]],
  });
  const ruleOut = ({ logProbs, labels, ...given }: LossCase, name: LossCaseName, step: number): LossCase => ({
    ...given,
    name,
    logProbs: logProbs.map((row, i) =>
      i === 0 ? normalised(row.map((x, k) => (k === (labels[0] + step) % 3 ? -Infinity : x))) : row,
    ),
    labels,
  });
  const farDown = ({ logProbs, labels, ...given }: LossCase): LossCase => {
    const own = Math.fround(between(-400, -200));
    const row = logProbs[1].map((_, k) => (k === labels[1] ? own : k === (labels[1] + 1) % 3 ? -Infinity : 0));
    return { ...given, logProbs: logProbs.map((one, i) => (i === 1 ? row : one)), labels };
  };
  const byAHair = (): LossCase => {
    const classes = [0, 1, 2].map((k) => (k + shift) % 3); // two that win a row each, and a hopeless one
    const logProbs = [0, 1].map((winner) => {
      const logits = [0, 0, 0];
      logits[classes[winner]] = between(3e-6, 6e-6);
      logits[classes[2]] = -40;
      return normalised(logits);
    });
    return { name: 'by a hair', logProbs, labels: [classes[0], classes[0]], factor: factor() };
  };
  const tie = (): LossCase => {
    const half = Math.fround(-Math.LN2);
    const logProbs = [
      [half, half],
      [half + FLOAT32_STEP, half],
      [half, half + FLOAT32_STEP],
    ].map((pair) => turnedBy(shift, [...pair, -40]));
    return { name: 'a tie', logProbs, labels: logProbs.map(() => shift), factor: factor() };
  };
  return [
    rows('ordinary', 6, 3, 3),
    rows('two pictures', 2, 3, 3),
    firstLast(rows('square', MANY, MANY, 6.5)),
    rows('one picture', 1, 4, 3),
    rows('unsure', 5, 4, 0.3),
    byAHair(),
    tie(),
    farDown(ruleOut(rows('ordinary', 4, 3, 3), 'ruled out class', 1)),
    ruleOut(rows('ordinary', 4, 3, 3), 'ruled out label', 0),
  ];
}

/** The same, but in the first row, which is classified rightly, the label's entry and the one behind it change places. */
export function withOneErrorMore({ logProbs, labels, ...given }: LossCase): LossCase {
  const [first, ...others] = logProbs;
  const own = first[labels[0]];
  const behind = Math.max(...first.filter((_, k) => k !== labels[0]));
  const changed = first.map((x) => (x === own ? behind : x === behind ? own : x));
  return { ...given, logProbs: [changed, ...others], labels };
}

const FLOAT32_STEP = 2 ** -24; // between two neighbours among the float32 numbers from ½ to 1

const turnedBy = (by: number, row: number[]) => row.map((_, k) => row[(k - by + row.length) % row.length]);

function normalised(logits: number[]): number[] {
  const lse = Math.log(logits.reduce((sum, z) => sum + Math.exp(z), 0));
  return logits.map((z) => Math.fround(z - lse));
}
