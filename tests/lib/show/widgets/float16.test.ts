import fc from 'fast-check';
import { expect, it } from 'vitest';
import { roundToFloat16 } from '../../../../lib/show/widgets/float16';

/** The value of 16 bits: sign, 5 bits of exponent, 10 of significand. */
function decoded(bits: number): number {
  const [sign, exponent, significand] = [bits & 0x8000 ? -1 : 1, (bits >> 10) & 31, bits & 1023];
  if (exponent === 0) return sign * significand * 2 ** -24;
  return sign * (1 + significand / 1024) * 2 ** (exponent - 15);
}
const LARGEST = 0x7bff;
const positive = Array.from({ length: LARGEST + 1 }, (_, bits) => decoded(bits));

it('keeps every float16 number, and takes the nearest one for what lies between two', () => {
  const wrong = positive.slice(0, -1).flatMap((low, bits) => {
    const high = positive[bits + 1];
    const middle = (low + high) / 2; // exact: float64 has bits to spare
    const even = bits % 2 === 0 ? low : high;
    const near = 2 ** -30 * (high - low);
    const expected: [number, number][] = [
      ...([low, high].map((value) => [value, value]) as [number, number][]),
      [middle, even],
      [middle - near, low],
      [middle + near, high],
    ];
    return expected.filter(([value, rounded]) => roundToFloat16(value) !== rounded).map(([value]) => value);
  });
  expect(wrong).toEqual([]);
  expect(positive.at(-1)).toBe(65504);
});

it('overflows from half-way to the next power of two, and keeps what is no number', () => {
  expect([65519.99, 65520, 1e300, Infinity].map(roundToFloat16)).toEqual([65504, Infinity, Infinity, Infinity]);
  expect(roundToFloat16(Number.NaN)).toBeNaN();
});

it('is odd, monotone, and changes nothing twice', () => {
  const number = fc.double({ min: -70000, max: 70000, noNaN: true });
  fc.assert(
    fc.property(number, number, (a, b) => {
      expect(roundToFloat16(-a) + roundToFloat16(a) || 0).toBe(0); // NaN: -Infinity + Infinity
      expect(roundToFloat16(roundToFloat16(a))).toBe(roundToFloat16(a));
      if (a <= b) expect(roundToFloat16(a)).toBeLessThanOrEqual(roundToFloat16(b));
    }),
  );
});
