const TOLERANCE = 1e-4; // float32's rounding over some dozen steps
const DIGITS = 4;

/**
 * Whether a loss or an accuracy is the right one. It may be rounded to four decimals, or to four significant digits as lib's
 * `rounded` does: a loss of 12.3456 may be 12.3456 or 12.35.
 *
 * @param slack How much the right one may differ in float32.
 *
 * @example
 * sameScore(12.35, 12.3456); // true
 * sameScore(12.3, 12.3456); // false
 */
export function sameScore(own: number, right: number, slack = 0): boolean {
  const off = Math.abs(own - right);
  if (off <= TOLERANCE + slack) return true;
  if (own !== Number(own.toPrecision(DIGITS))) return false;
  const unit = 10 ** (Math.floor(Math.log10(Math.abs(right))) + 1 - DIGITS);
  return off <= unit / 2 + TOLERANCE + slack;
}
