import type { Figure } from '../Figure';
import { lineChart } from './lineChart';

/**
 * Draws the error of central differences over the step h, in float32 and float64, on logarithmic axes.
 *
 * Each line has a minimum. Right of it the error of the formula, `∝ h²`, is larger; left of it the rounding error, `∝ 1/h`, until
 * h is too small to change the loss at all.
 *
 * @param steps The steps h.
 * @param float32 The error at each step, computed in float32.
 * @param float64 The error at each step, computed in float64.
 *
 * @example
 * differenceErrors({ steps: [0.1, 0.01], float32: [1e-3, 1e-5], float64: [1e-3, 1e-6] }).text;
 * // 'Central differences err least, by 1e-5, at h = 1e-2 in float32, and by 1e-6, at h = 1e-2 in float64.'
 */
export function differenceErrors({
  steps,
  float32,
  float64,
}: {
  steps: readonly number[];
  float32: readonly number[];
  float64: readonly number[];
}): Figure {
  // a logarithmic axis cannot show 0
  const visible = (errors: readonly number[]) => errors.map((error) => Math.max(error, 1e-16));
  const lines = Object.entries({ float32, float64 }).map(([name, errors]) => ({ name, x: steps, y: visible(errors) }));
  const best = lines.map(({ name, y }) => {
    const least = y.indexOf(Math.min(...y));
    return `by ${y[least].toExponential(0)}, at h = ${steps[least].toExponential(0)} in ${name}`;
  });
  return lineChart([{ lines, xTitle: 'step h', yTitle: 'error of the slope', xScale: 'log', yScale: 'log' }], {
    title: 'Finite differences: too large a step, and too small',
    text: `Central differences err least, ${best.join(', and ')}.`,
  });
}
