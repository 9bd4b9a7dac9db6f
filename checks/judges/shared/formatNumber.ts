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

const SHOWN = 6; // entries of a long row

/**
 * Formats a row; of a long one, six entries.
 *
 * @param from The first entry to show, if the row is long.
 *
 * @example
 * formatRow([1, 0.5]); // '[1, 0.5]'
 * formatRow([1, 2, 3, 4, 5, 6, 7, 8], 2); // '[…, 3, 4, 5, 6, 7, 8]'
 */
export function formatRow(row: number[], from = 0): string {
  return bracketed(
    row.map((value) => formatNumber(value)),
    from,
  );
}

function bracketed(entries: string[], from: number): string {
  const start = Math.max(0, Math.min(from, entries.length - SHOWN));
  const shown = entries.slice(start, start + SHOWN);
  return `[${[...(start > 0 ? ['…'] : []), ...shown, ...(start + SHOWN < entries.length ? ['…'] : [])].join(', ')}]`;
}

/**
 * Formats two rows, entry by entry as {@link formatApart} does. Of long rows it shows a part in which they differ.
 *
 * @example
 * formatRowsApart([0.5089, 1], [0.50893, 1]); // ['[0.5089, 1]', '[0.50893, 1]']
 */
export function formatRowsApart(a: number[], b: number[]): [string, string] {
  const pairs = a.map((value, i) => formatApart(value, b[i]));
  const from = firstDifference(a, b);
  const shown = (side: 0 | 1) =>
    bracketed(
      pairs.map((pair) => pair[side]),
      from,
    );
  return [shown(0), shown(1)];
}

/** From where on a part of two long rows shows a difference: 0 if its first entries do, or if there is none. */
export function firstDifference(a: number[], b: number[]): number {
  const first = a.findIndex((value, i) => !alike(value, b[i]));
  return first < SHOWN ? 0 : first;
}
