import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { confusionMatrix, precisionRecallF1 } from '#lib';

describe('confusionMatrix() and precisionRecallF1()', () => {
  const pairs = fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { minLength: 1, maxLength: 60 });

  test('rows add up to the classes’ sizes, and micro is the accuracy', () => {
    fc.assert(
      fc.property(pairs, (samples) => {
        const [truth, guess] = [samples.map(([t]) => t), samples.map(([, g]) => g)];
        const matrix = confusionMatrix(truth, guess, 4);
        const sizes = matrix.map((row) => row.reduce((sum, count) => sum + count));
        expect(sizes).toEqual([0, 1, 2, 3].map((k) => truth.filter((t) => t === k).length));
        const right = samples.filter(([t, g]) => t === g).length / samples.length;
        expect(precisionRecallF1(matrix).micro.f1).toBeCloseTo(right, 12);
      }),
      { seed: 1 },
    );
  });

  test('exchanging labels and predictions exchanges precision and recall', () => {
    fc.assert(
      fc.property(pairs, (samples) => {
        const [truth, guess] = [samples.map(([t]) => t), samples.map(([, g]) => g)];
        const one = precisionRecallF1(confusionMatrix(truth, guess, 4)).macro;
        const other = precisionRecallF1(confusionMatrix(guess, truth, 4)).macro;
        expect(one.precision).toBeCloseTo(other.recall, 12);
        expect(one.f1).toBeCloseTo(other.f1, 12);
      }),
      { seed: 2 },
    );
  });

  test('a matrix that is not square is refused', () => {
    expect(() => precisionRecallF1([])).toThrow(RangeError);
    expect(() => precisionRecallF1([[1, 2], [3]])).toThrow('the matrix must be square, got 2 rows, one of 1');
  });

  test.each([
    [[0, 1], [0], 'as many predictions as labels are needed, got 1 and 2'],
    [[], [], 'got 0 and 0'],
    [[0, 4], [0, 0], 'classes must be 0 – 3, got label 4, prediction 0'],
    [[0, 1], [0, -1], 'classes must be 0 – 3, got label 1, prediction -1'],
  ])('labels %j and predictions %j are refused', (truth, guess, reason) => {
    expect(() => confusionMatrix(truth, guess, 4)).toThrow(RangeError);
    expect(() => confusionMatrix(truth, guess, 4)).toThrow(reason);
  });
});
