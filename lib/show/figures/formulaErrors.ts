import { CLASSES } from '../../dataset/shape';
import { uniform } from '../../random';
import type { Figure } from '../Figure';
import { lineChart } from './lineChart';
import { type EntryFormula, LOG_SOFTMAX_FORMULAS } from './logSoftmaxFormulas';

const ROWS = 100;
const FLOAT32_DIGITS = 23; // bits after the leading one

/**
 * Draws the error of four formulas for log-softmax in float32, in units in the last place (ulps), over the logits'
 * size.
 *
 * For each size t, this is the largest error over 100 rows of ten logits in [−t, t], at the smallest entry of each row.
 * The errors are measured from the shifted formula in float64. A line ends with ✕ where its formula gives −∞, ∞ or NaN
 * for some row.
 * Reference: Blanchard, Higham & Higham (2021), Accurately computing the log-sum-exp and softmax functions.
 *
 * @example
 * formulaErrors({ seed: 0 }).spec.data[0].name; // 'log(softmax)'
 */
export function formulaErrors({ seed }: { seed: number }): Figure {
  const next = uniform(seed);
  const directions = Array.from({ length: ROWS }, () => [
    1,
    -1,
    ...Array.from({ length: CLASSES - 2 }, () => 2 * next() - 1),
  ]);
  const sizes = Array.from({ length: 181 }, (_, i) => 10 ** (i / 60)); // 1 – 1000
  const lines = Object.entries(LOG_SOFTMAX_FORMULAS).map(([name, formula]) => ({
    name,
    x: sizes,
    // NaN if any error is NaN
    y: sizes.map((size) => Math.max(...directions.map((direction) => errorInUlps(formula, direction, size)))),
  }));
  const ends = lines.map(({ name, y }) => {
    const broken = y.findIndex((error) => !Number.isFinite(error));
    return broken < 0
      ? `${name} keeps to ${Math.max(...y).toFixed(1)} ulps`
      : `${name} breaks at ${sizes[broken].toFixed(0)}`;
  });
  return lineChart([{ lines, xTitle: 'logits from −t to t', yTitle: 'error (ulps)', xScale: 'log', yScale: 'log' }], {
    title: 'Log-softmax in float32: error of four formulas',
    text: `Error in float32 for logits up to 1000: ${ends.join('; ')}.`,
  });
}

/** The error in ulps of float32; NaN if the result is not finite. */
function errorInUlps(formula: EntryFormula, direction: readonly number[], size: number): number {
  const row = direction.map((value) => Math.fround(value * size));
  const smallest = row.indexOf(Math.min(...row));
  const truth = LOG_SOFTMAX_FORMULAS['z − logSumExp, shifted'](row, smallest, Number);
  const ulp = 2 ** (Math.floor(Math.log2(Math.abs(truth))) - FLOAT32_DIGITS);
  const error = Math.abs(formula(row, smallest, Math.fround) - truth) / ulp;
  return Number.isFinite(error) ? error : Number.NaN;
}
