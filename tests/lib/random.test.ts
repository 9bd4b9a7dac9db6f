import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mixSeed, permutation, uniform } from '#lib';

const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 });

test('permutation() holds each index once', () => {
  fc.assert(
    fc.property(fc.nat(300), seeds, (n, seed) => {
      expect([...permutation(n, seed)].sort((a, b) => a - b)).toEqual([...Array(n).keys()]);
    }),
    { seed: 1 },
  );
});

test('permutation() gives each of the 6 orders of 3 about as often: chi-squared, 5 degrees of freedom', () => {
  const counts = new Map<string, number>();
  for (let seed = 0; seed < 6000; seed++) {
    const order = permutation(3, seed).join();
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  const chiSquared = [...counts.values()].reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
  expect(counts.size).toBe(6);
  expect(chiSquared).toBeLessThan(20.5); // exceeded by chance once in 1000
});

test('uniform() has the mean and the variance of [0, 1)', () => {
  const next = uniform(3);
  const values = Array.from({ length: 20_000 }, next);
  const mean = values.reduce((sum, value) => sum + value) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  expect(Math.abs(mean - 1 / 2)).toBeLessThan(4 * Math.sqrt(1 / 12 / values.length));
  expect(variance).toBeCloseTo(1 / 12, 2);
  expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
});

test('uniform() is Mulberry32: the first numbers of seed 1 by its author’s C code', () => {
  const next = uniform(1);
  expect([next(), next(), next()].map((value) => value * 2 ** 32)).toEqual([2693262067, 11749833, 2265367787]);
});

test('mixSeed() gives seeds and parts, the other way round too, seeds of their own', () => {
  const pairs = Array.from({ length: 40 }, (_, seed) => Array.from({ length: 40 }, (_, part) => mixSeed(seed, part)));
  expect(new Set(pairs.flat()).size).toBe(1600);
});

test.each([1.5, Number.NaN, Infinity])('the seed %d is refused', (seed) => {
  const refusal = new RangeError(`Cannot draw random numbers: seed must be a whole number, got ${seed}`);
  expect(() => uniform(seed)).toThrow(refusal);
  expect(() => permutation(3, seed)).toThrow(refusal);
  expect(() => mixSeed(0, seed)).toThrow(refusal);
});

test.each([-1, 2.5, Number.NaN])('permutation() refuses n = %d', (n) => {
  expect(() => permutation(n, 0)).toThrow(RangeError);
});
