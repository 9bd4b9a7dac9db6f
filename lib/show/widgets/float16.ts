const BITS = 10; // after the leading one
const SMALLEST_EXPONENT = -14; // of a number with all its bits
const OVERFLOW = 65520; // half-way from the largest number, 65504, to the next power of two

/**
 * Rounds to the nearest float16 number; of two that are equally near to the one whose last bit is 0. `Math.fround` does this for
 * float32. JavaScript's own `Math.f16round` is missing in Node 20.
 *
 * Reference: IEEE 754-2008, binary16.
 *
 * @example
 * roundToFloat16(0.1); // 0.0999756
 * roundToFloat16(65520); // Infinity
 */
export function roundToFloat16(value: number): number {
  const size = Math.abs(value);
  if (!(size < OVERFLOW)) return Number.isNaN(value) ? value : Math.sign(value) * Infinity;
  const ulp = 2 ** (Math.max(exponentOf(size), SMALLEST_EXPONENT) - BITS);
  const shift = 1.5 * 2 ** 52 * ulp; // at this size float64 numbers are one ulp apart, so the sum is rounded to a multiple of it
  return value + shift - shift;
}

/** The largest e with 2^e ≤ size. `Math.log2` alone errs by one just below a power of two. */
function exponentOf(size: number): number {
  const near = Math.round(Math.log2(size));
  return 2 ** near <= size ? near : near - 1;
}
