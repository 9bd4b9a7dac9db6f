import type { Figure } from '../Figure';
import { lineChart } from './lineChart';

/**
 * Draws the length of each step's update, relative to the first step: with `zeroGrad` and without it.
 *
 * @param zeroed The length of each step's update, `‖Δweight‖`, with `zeroGrad` before each step.
 * @param accumulated The same without `zeroGrad`.
 *
 * @example
 * gradientAccumulation({ zeroed: [0.5, 0.5], accumulated: [0.5, 1] }).text;
 * // 'Length of step 2, compared to the first: 1.000 with the gradients zeroed, 2.000 without.'
 */
export function gradientAccumulation({
  zeroed,
  accumulated,
}: {
  zeroed: readonly number[];
  accumulated: readonly number[];
}): Figure {
  const runs = { 'gradients zeroed': zeroed, 'step 2 left out': accumulated };
  const lines = Object.entries(runs).map(([name, lengths]) => ({
    name,
    x: lengths.map((_, i) => i + 1),
    y: lengths.map((length) => length / lengths[0]),
  }));
  const [one, two] = lines.map(({ y }) => y[y.length - 1].toFixed(3));
  return lineChart([{ lines, xTitle: 'step', yTitle: 'length of the update ÷ the first' }], {
    title: 'What step 2 is for',
    text: `Length of step ${zeroed.length}, compared to the first: ${one} with the gradients zeroed, ${two} without.`,
  });
}
