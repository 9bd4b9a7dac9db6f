import fc from 'fast-check';
import { expect, it } from 'vitest';
import { confusionBrowser } from '#lib';

const CLASSES = ['Bag', 'Coat', 'Dress'];

/** Any labels and any probabilities of three classes. */
const answers = fc.array(
  fc.tuple(
    fc.integer({ min: 0, max: 2 }),
    fc.array(fc.double({ min: 0.1, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 }),
  ),
  {
    minLength: 1,
    maxLength: 60,
  },
);

it('keeps of each cell the surest pictures, in their order, and counts all', () => {
  fc.assert(
    fc.property(answers, fc.integer({ min: 1, max: 5 }), (drawn, perCell) => {
      const labels = Uint8Array.from(drawn, ([label]) => label);
      const images = Uint8Array.from({ length: 784 * drawn.length }, (_, i) => i % 251);
      const logProbs = drawn.flatMap(([, row]) => row.map((power) => Math.log(power / row.reduce((a, b) => a + b))));
      const dataset = { images, labels, length: drawn.length, classes: CLASSES };
      const { matrix, cells } = confusionBrowser(logProbs, dataset, { perCell }).state;
      expect(matrix.flat().reduce((a, b) => a + b)).toBe(drawn.length);
      expect(cells.length).toBe(matrix.flat().filter((count) => count > 0).length);
      for (const { trueClass, predicted, pictures } of cells) {
        expect(pictures.length).toBe(Math.min(perCell, matrix[trueClass][predicted]));
        const sure = pictures.map(({ probabilities }) => probabilities[predicted]);
        expect(sure).toEqual([...sure].sort((a, b) => b - a));
        for (const { index, probabilities } of pictures) {
          expect(labels[index]).toBe(trueClass);
          expect(Math.max(...probabilities)).toBe(probabilities[predicted]);
        }
      }
    }),
    { numRuns: 30 },
  );
});

it('refuses a number of pictures that is none', () => {
  const dataset = { images: new Uint8Array(784), labels: Uint8Array.of(0), length: 1, classes: CLASSES };
  for (const perCell of [0, 1.5, Number.NaN]) {
    expect(() => confusionBrowser([0, -9, -9], dataset, { perCell })).toThrow(`from 1 on, got ${perCell}`);
  }
});
