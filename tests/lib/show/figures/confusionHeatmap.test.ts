import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confusionHeatmap, FASHION_CLASSES } from '#lib';

const square = fc.array(fc.array(fc.nat(1000), { minLength: 10, maxLength: 10 }), { minLength: 10, maxLength: 10 });

describe('confusionHeatmap()', () => {
  it('writes every count into its cell and leaves the diagonal without colour', () => {
    fc.assert(
      fc.property(square, (matrix) => {
        const { data, layout } = confusionHeatmap(matrix, FASHION_CLASSES).spec;
        const z = (data[0] as { z: (number | null)[][] }).z;
        const counts = layout.annotations?.filter(({ xref }) => xref !== 'paper');
        expect(counts).toHaveLength(100);
        for (const { x, y, text } of counts as { x: number; y: number; text: string }[]) {
          expect(Number(text)).toBe(matrix[y][x]);
          expect(z[y][x]).toBe(x === y ? null : matrix[y][x]);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('draws an SVG below 100 kB', async () => {
    const matrix = FASHION_CLASSES.map((_, i) => FASHION_CLASSES.map((_, k) => (i === k ? 900 : i + k)));
    const figure = confusionHeatmap(matrix, FASHION_CLASSES) as unknown as Record<
      symbol,
      () => Promise<Record<string, string>>
    >;
    const svg = (await figure[Symbol.for('Jupyter.display')]())['image/svg+xml'];
    expect(svg).toContain('Ankle boot');
    expect(svg.length).toBeLessThan(100_000);
  });

  it('refuses a matrix that does not fit its classes', () => {
    expect(() => confusionHeatmap([[1, 2]], ['a', 'b'])).toThrow(
      'Cannot draw the confusion matrix: 2 classes need [2, 2] counts, got [1, 2]',
    );
  });
});
