/**
 * A number as a table shows it: four significant digits, no exponent for ordinary sizes.
 *
 * @example
 * formatNumber(-10000.1234); // '-10000'
 */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value) || Number.isInteger(value)) return String(value);
  const size = Math.abs(value);
  if (size >= 1000) return value.toFixed(0);
  return size < 1e-3 ? value.toExponential(2) : String(Number(value.toPrecision(4)));
}

/** @example formatRow([1, 0.5]); // '[1, 0.5]' */
export function formatRow(row: number[]): string {
  const shown = row.slice(0, 6).map(formatNumber).join(', ');
  return `[${shown}${row.length > 6 ? ', …' : ''}]`;
}
