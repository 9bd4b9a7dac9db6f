/**
 * The mean of each value and its up to `reach` neighbours on either side: less noise, the same place.
 *
 * @example
 * movingMean([1, 3, 8], 1); // [2, 4, 5.5]
 */
export function movingMean(values: readonly number[], reach: number): number[] {
  return values.map((_, i) => mean(values.slice(Math.max(0, i - reach), i + reach + 1)));
}

/**
 * The arithmetic mean, `sum(values) / values.length`; NaN of nothing.
 *
 * @example
 * mean([1, 2, 6]); // 3
 */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
