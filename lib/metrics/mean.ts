/**
 * The arithmetic mean, `sum(values) / values.length`; NaN if there are no values.
 *
 * @example
 * mean([1, 2, 6]); // 3
 */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
