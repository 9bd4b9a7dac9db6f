import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rounded } from '#lib';

test('rounded() keeps the digits that matter, at any depth, and whole numbers whole', () => {
  expect(rounded({ loss: 2.3560774326324463, many: [0.123456, 123456], deep: { tiny: 1.23456e-9 } })).toEqual({
    loss: 2.356,
    many: [0.1235, 123456],
    deep: { tiny: 1.235e-9 },
  });
  expect(rounded(Math.PI, 2)).toBe(3.1);
});

test('rounded() keeps all else as it is, and what it was given, too', () => {
  const labels = Uint8Array.of(1, 2);
  const given = { labels, name: 'x', none: null, not: Number.NaN, far: -Infinity, loss: 1 / 3 };
  expect(rounded(given)).toEqual({ ...given, loss: 0.3333 });
  expect(given.loss).toBe(1 / 3);
});

test('rounded() moves no number by more than half a unit of its last digit', () => {
  const number = fc.double({ noNaN: true, noDefaultInfinity: true });
  fc.assert(
    fc.property(number, fc.integer({ min: 1, max: 17 }), (value, digits) => {
      expect(Math.abs(rounded(value, digits) - value)).toBeLessThanOrEqual(Math.abs(value) * 5.01 * 10 ** -digits);
    }),
  );
});

test('rounded() refuses digits that are none', () => {
  expect(() => rounded(1, 0)).toThrow('Cannot round a value: digits must be a whole number from 1 to 17, got 0');
});
