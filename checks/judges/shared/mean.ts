/** The arithmetic mean; NaN for no values. */
export function mean(values: number[]): number {
  return values.reduce((sum, x) => sum + x, 0) / values.length;
}
