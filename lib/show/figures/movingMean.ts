import { mean } from '../../metrics/mean';

/**
 * The mean of each value and up to `reach` neighbours on either side. It has less noise and is not delayed.
 *
 * @example
 * movingMean([1, 3, 8], 1); // [2, 4, 5.5]
 */
export function movingMean(values: readonly number[], reach: number): number[] {
  return values.map((_, i) => mean(values.slice(Math.max(0, i - reach), i + reach + 1)));
}
