/** A result that is rounded to this many decimals passes with a remark. A coarser one does not pass. */
export const FEWEST_DECIMALS = 4;

const MOST_DECIMALS = 7;
/** The range in which rounding moves a number, in units of the last decimal: to the nearest, down, up. */
const ways = [
  [-0.5, 0.5],
  [-1, 0],
  [0, 1],
];
const HAIR = 1e-3; // float64 holds 0.5089 only nearly

/**
 * The number of decimals to which all of these numbers are rounded; null if they are not the right numbers, rounded.
 *
 * One rule for all checks: a result that is rounded to {@link FEWEST_DECIMALS} decimals or more is right.
 *
 * @param tolerance How much each number may differ from the rounded one.
 *
 * @example
 * decimalsOf([0.51, 0.33], [0.5089, 0.3333]); // 2
 * decimalsOf([0.51, 0.4], [0.5089, 0.3333]); // null
 */
export function decimalsOf(own: number[], right: number[], tolerance = 1e-5): number | null {
  if (own.length === 0 || own.length !== right.length) return null;
  for (let decimals = 1; decimals <= MOST_DECIMALS; decimals++) {
    const step = 10 ** -decimals;
    const whole = own.every((value) => !Number.isFinite(value) || isWhole(value / step, step));
    const rounded = ways.some(([low, high]) =>
      own.every((value, i) => {
        if (!Number.isFinite(value) || !Number.isFinite(right[i])) return Object.is(value, right[i]);
        const moved = value - right[i];
        return moved >= low * step - tolerance && moved <= high * step + tolerance;
      }),
    );
    if (whole && rounded && own.some((value) => !Number.isInteger(value))) return decimals;
  }
  return null;
}

/** Whether a number of steps is whole. In float32, 73.1234 is 73.12339782…, so there the nearest float32 number counts. */
function isWhole(steps: number, step: number): boolean {
  const whole = Math.round(steps);
  return Math.abs(steps - whole) < HAIR || Math.fround(whole * step) === Math.fround(steps * step);
}

/** Whether numbers that are rounded to this many decimals pass. */
export function isFine(decimals: number | null): decimals is number {
  return decimals !== null && decimals >= FEWEST_DECIMALS;
}

/** How numbers are rounded: to so many decimals, or to so many significant digits as lib's `rounded` does. */
export interface Rounding {
  unit: 'decimals' | 'significant digits';
  count: number;
}

/**
 * How all of these numbers are rounded; null if they are not the right numbers, rounded. Where both fit, the finer one counts.
 *
 * @example
 * roundingOf([12.35, 0.1235], [12.3456, 0.123456]); // { unit: 'significant digits', count: 4 }
 */
export function roundingOf(own: number[], right: number[]): Rounding | null {
  const decimals = decimalsOf(own, right);
  if (isFine(decimals)) return { unit: 'decimals', count: decimals };
  for (let count = 1; count <= MOST_DECIMALS; count++) {
    const rounding: Rounding = { unit: 'significant digits', count };
    const whole = own.every((x) => !Number.isFinite(x) || Math.fround(Number(x.toPrecision(count))) === Math.fround(x));
    if (whole && own.length > 0 && own.every((x, i) => isRounded(x, right[i], rounding))) {
      return decimals !== null && count < FEWEST_DECIMALS ? { unit: 'decimals', count: decimals } : rounding;
    }
  }
  return decimals === null ? null : { unit: 'decimals', count: decimals };
}

/** Whether a number is the right one but for a rounding, and for float32's own. */
export function isRounded(own: number, right: number, { unit, count }: Rounding, slack = 1e-5): boolean {
  if (!Number.isFinite(own) || !Number.isFinite(right)) return Object.is(own, right);
  const step = unit === 'decimals' ? 10 ** -count : 10 ** (Math.floor(Math.log10(Math.abs(right))) + 1 - count) / 2;
  return Math.abs(own - right) <= step + slack + 2 ** -22 * Math.abs(right);
}

/** Whether so rounded numbers pass. */
export function isFineRounding(rounding: Rounding | null): rounding is Rounding {
  return rounding !== null && rounding.count >= FEWEST_DECIMALS;
}

/** Advice for rounded numbers. */
export function adviceOnRounding({ unit, count }: Rounding): string {
  const places = count === 1 ? `one ${unit.replace(/s$/, '')}` : `${count} ${unit}`;
  const where = 'Round where a number is shown, not where it is computed';
  return count >= FEWEST_DECIMALS
    ? `Your numbers are rounded to ${places}. ${where}.`
    : `Your numbers are the right ones, rounded to ${places}. ${where}; from ${FEWEST_DECIMALS} ${unit} on, a check lets it pass.`;
}
