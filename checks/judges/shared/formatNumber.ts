/**
 * Formats a number for a table: four significant digits, no exponent for ordinary sizes.
 *
 * @example
 * formatNumber(-10000.1234); // '-10000'
 */
export function formatNumber(value: number, digits = 4): string {
  if (!Number.isFinite(value) || Number.isInteger(value)) return String(value === 0 ? 0 : value);
  const size = Math.abs(value);
  if (size >= 1e21 || size < 1e-3) return value.toExponential(digits - 2);
  const short = Number(value.toPrecision(digits));
  return size >= 10 ** (digits - 1) ? value.toFixed(0) : String(short);
}

const MOST_DIGITS = 10;

/** Whether two numbers differ by no more than float32's rounding. */
const alike = (a: number, b: number) =>
  Object.is(a, b) || (Number.isFinite(b) && Math.abs(a - b) <= 2e-6 * Math.max(1, Math.abs(b)));

/**
 * Formats two numbers with enough digits to tell them apart, if they differ by more than a rounding of float32.
 *
 * @example
 * formatApart(0.5089, 0.50893); // ['0.5089', '0.50893']
 */
export function formatApart(a: number, b: number): [string, string] {
  if (alike(a, b)) return [formatNumber(b), formatNumber(b)];
  for (let digits = 4; digits < MOST_DIGITS; digits++) {
    const [first, second] = [formatNumber(a, digits), formatNumber(b, digits)];
    if (first !== second) return [first, second];
  }
  return [String(a), String(b)];
}

/** @example formatRow([1, 0.5]); // '[1, 0.5]' */
export function formatRow(row: number[]): string {
  const shown = row
    .slice(0, 6)
    .map((value) => formatNumber(value))
    .join(', ');
  return `[${shown}${row.length > 6 ? ', …' : ''}]`;
}

/**
 * Formats two rows, entry by entry as {@link formatApart} does.
 *
 * @example
 * formatRowsApart([0.5089, 1], [0.50893, 1]); // ['[0.5089, 1]', '[0.50893, 1]']
 */
export function formatRowsApart(a: number[], b: number[]): [string, string] {
  const pairs = a.slice(0, 6).map((value, i) => formatApart(value, b[i]));
  const more = a.length > 6 ? ', …' : '';
  const shown = (side: 0 | 1) => `[${pairs.map((pair) => pair[side]).join(', ')}${more}]`;
  return [shown(0), shown(1)];
}
