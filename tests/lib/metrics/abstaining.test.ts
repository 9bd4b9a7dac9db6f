import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areaUnderRiskCoverage, chowThreshold, meanCost, riskCoverage } from '#lib';

describe('abstaining', () => {
  test('confidences that are all equal leave one point, the error rate, and it is the area', () => {
    const points = riskCoverage([0.5, 0.5, 0.5, 0.5], [1, 0, 1, 1]);
    expect(points).toEqual([{ threshold: 0.5, coverage: 1, risk: 0.25 }]);
    expect(areaUnderRiskCoverage(points)).toBe(0.25);
  });

  test('the last point is the error rate of all, whatever the order of the samples', () => {
    const samples = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.nat(1)), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(samples, (pairs) => {
        const curve = (of: [number, number][]) =>
          riskCoverage(
            of.map(([p]) => p / 10),
            of.map(([, right]) => right),
          );
        const last = curve(pairs).at(-1);
        expect(last?.coverage).toBe(1);
        expect(last?.risk).toBeCloseTo(pairs.filter(([, right]) => !right).length / pairs.length, 12);
        expect(curve([...pairs].reverse())).toEqual(curve(pairs));
      }),
      { seed: 4 },
    );
  });

  test('with true probabilities no threshold costs less than Chow’s', () => {
    const costs = { error: 4, rejection: 1 };
    // of 100 samples with confidence p, exactly 100 p are right
    const levels = [0.3, 0.5, 0.6, 0.7, 0.75, 0.8, 0.9, 1];
    const p = levels.flatMap((level) => Array<number>(100).fill(level));
    const right = levels.flatMap((level) => Array.from({ length: 100 }, (_, i) => Number(i < Math.round(100 * level))));
    const least = meanCost(p, right, chowThreshold(costs), costs);
    for (const threshold of [0, ...levels, 1.1]) {
      expect(meanCost(p, right, threshold, costs)).toBeGreaterThanOrEqual(least - 1e-12);
    }
    expect(meanCost(p, right, 0, costs)).toBeGreaterThan(least);
    expect(meanCost(p, right, 1.1, costs)).toBeGreaterThan(least);
  });

  test('rejecting for nothing rejects all that is not certain; at the price of an error nothing is rejected', () => {
    expect(chowThreshold({ error: 2, rejection: 0 })).toBe(1);
    expect(chowThreshold({ error: 2, rejection: 2 })).toBe(0);
  });

  test.each([
    { error: 1, rejection: 2 },
    { error: 0, rejection: 0 },
    { error: 1, rejection: -1 },
    { error: Number.NaN, rejection: 1 },
  ])('the costs %j are refused', (costs) => {
    expect(() => chowThreshold(costs)).toThrow(RangeError);
  });

  test('costs of nothing, or of confidences without predictions, are refused', () => {
    expect(() => meanCost([], [], 0.5, { error: 1, rejection: 0 })).toThrow(RangeError);
    expect(() => meanCost([0.5], [1, 0], 0.5, { error: 1, rejection: 0 })).toThrow('got 1 for 2');
  });

  test('a confidence that is NaN, or missing, is refused', () => {
    expect(() => riskCoverage([0.5, Number.NaN], [1, 1])).toThrow(RangeError);
    expect(() => riskCoverage([0.5], [1, 1])).toThrow('got 1 for 2');
    expect(() => riskCoverage([], [])).toThrow(RangeError);
  });
});
