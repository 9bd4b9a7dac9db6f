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

/** Advice for rounded numbers. */
export function adviceOnRounding(decimals: number): string {
  const places = decimals === 1 ? 'one decimal' : `${decimals} decimals`;
  return isFine(decimals)
    ? `Your numbers are rounded to ${places}. Round where a number is shown, not where it is computed.`
    : `Your numbers are the right ones, rounded to ${places}. At least ${FEWEST_DECIMALS} are asked for; better, do not round.`;
}
