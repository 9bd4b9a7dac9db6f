import { logSoftmax } from '../../logSoftmax';
import { tf } from '../../tensorflow';
import type { Figure } from '../Figure';
import { lineChart } from './lineChart';

const STEPS = 121;

/**
 * Draws softmax (left) and log-softmax (right) of a row of logits, of which one changes and the others do not.
 *
 * @param logits A row, `[classes]`.
 * @param moved The index of the logit that changes, from −`reach` to +`reach`.
 * @throws RangeError when `moved` is not an index of the row.
 *
 * @example
 * movedLogit([0, 1, 2], 0, { reach: 8 }).text;
 * // 'Logit 0 goes from −8 to 8, the others stay: its softmax rises from 0.000 to 0.996 and flattens at both ends; its log-softmax rises from −10.3 to 0.0, a line of slope 1 that bends to 0.'
 */
export function movedLogit(logits: readonly number[], moved: number, { reach = 10 }: { reach?: number } = {}): Figure {
  if (!(moved in logits)) throw new RangeError(`Cannot move logit ${moved}: the row has ${logits.length} logits`);
  const x = Array.from({ length: STEPS }, (_, i) => -reach + (2 * reach * i) / (STEPS - 1));
  const rows = x.map((value) => logits.map((logit, k) => (k === moved ? value : logit)));
  const logProbs = tf.tidy(() => logSoftmax(tf.tensor2d(rows)).arraySync()); // [STEPS, classes]
  const lines = (of: (logProb: number) => number) =>
    logits.map((_, k) => ({
      name: k === moved ? `class ${k}, moved` : `class ${k}`,
      x,
      y: logProbs.map((row) => of(row[k])),
    }));
  const xTitle = `logit ${moved}`;
  const [first, last] = [logProbs[0][moved], logProbs[STEPS - 1][moved]];
  return lineChart(
    [
      { lines: lines(Math.exp), xTitle, yTitle: 'probability', yRange: [0, 1] },
      { lines: lines(Number), xTitle, yTitle: 'log-probability' },
    ],
    {
      title: 'Softmax and log-softmax of a moved logit',
      text: `Logit ${moved} goes from −${reach} to ${reach}, the others stay: its softmax rises from ${Math.exp(first).toFixed(3)} to ${Math.exp(last).toFixed(3)} and flattens at both ends; its log-softmax rises from ${minus(first)} to ${minus(last)}, a line of slope 1 that bends to 0.`,
    },
  );
}

const minus = (value: number) =>
  value
    .toFixed(1)
    .replace(/^-0\.0$/, '0.0')
    .replace('-', '−');
