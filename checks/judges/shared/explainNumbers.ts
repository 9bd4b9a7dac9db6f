import { formatNumber } from './formatNumber';
import { adviceOnRounding, decimalsOf, isFine } from './rounding';

const HAIR = 1e-3; // a factor closer to 1 explains nothing

/** The numbers that a known mistake gives, and the advice for it. */
export interface Mistake {
  values: number[];
  next: string;
}

interface Known {
  mistakes?: Mistake[];
  /** The advice if each number is the right one times a factor. */
  factors?: [factor: number, next: string][];
  tolerance?: number;
}

/**
 * Explains wrong numbers when one explanation fits all of them: a known mistake, a factor, an offset, rounding, another order.
 * When two mistakes give the same numbers, it gives no explanation, since one of the two would be false.
 *
 * @example
 * explainNumbers([2, 4], [1, 2], {}); // 'Each is 2 times the right one. What multiplies it?'
 */
export function explainNumbers(
  own: number[],
  right: number[],
  { mistakes = [], factors = [], tolerance = 1e-4 }: Known,
): string | undefined {
  if (own.length !== right.length || !own.every(Number.isFinite)) return undefined;
  const fits = (values: number[], scale = 1) =>
    values.length === own.length && values.every((value, i) => Math.abs(value - own[i]) <= tolerance * scale);
  const sayings = new Set(mistakes.filter(({ values }) => fits(values)).map(({ next }) => next));
  if (sayings.size > 0) return sayings.size === 1 ? [...sayings][0] : undefined;
  const times = (factor: number) =>
    fits(
      right.map((value) => factor * value),
      Math.max(1, Math.abs(factor)),
    );
  const known = factors.find(([factor]) => times(factor));
  if (known) return known[1];
  const decimals = decimalsOf(own, right, tolerance);
  const chance = own.length < 2 && decimals === 1; // one decimal may agree by chance
  if (decimals !== null && !isFine(decimals) && !chance) return adviceOnRounding({ unit: 'decimals', count: decimals });
  if (own.length < 2 || spread(right) < 10 * tolerance) return undefined;
  const factor = own[0] / right[0];
  if (factor !== 0 && Math.abs(factor - 1) > HAIR && times(factor))
    return `Each is ${formatNumber(factor)} times the right one. What multiplies it?`;
  const offset = own[0] - right[0];
  if (fits(right.map((value) => value + offset))) {
    const words = `${formatNumber(Math.abs(offset))} too ${offset > 0 ? 'large' : 'small'}`;
    return `Each is ${words}. What is added?`;
  }
  if (fits(own.map(() => own[0]))) return 'They are all the same number. Is each computed anew, from its own pictures?';
  const sorted = (values: number[]) => [...values].sort((a, b) => a - b);
  const alike = sorted(own).every((value, i) => Math.abs(value - sorted(right)[i]) <= tolerance);
  return alike ? 'The numbers are the right ones, in another order.' : undefined;
}

function spread(values: number[]): number {
  return Math.max(...values) - Math.min(...values);
}
