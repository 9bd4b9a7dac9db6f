import { COLORS } from '../colors';
import { Figure } from '../Figure';

/** Opaque, so that the black counts can be read on light and on dark pages. */
const COLOR_SCALE: [number, string][] = [
  [0, '#FFF7EC'],
  [1, COLORS[1]],
];

/**
 * Draws a confusion matrix as a heat map. Rows are the true classes, columns the predicted ones; each cell has its
 * count.
 *
 * The diagonal has no colour: its large counts would make all mistakes look alike. A bar tells what the colours of the others mean.
 *
 * @param matrix Counts, `matrix[true][predicted]`, from `confusionMatrix`.
 * @param classes The classes' names, in order.
 * @throws RangeError when the matrix is not square or the number of names differs from its size.
 *
 * @example
 * confusionHeatmap([[8, 2], [1, 9]], ['Shirt', 'Coat']).text; // 'Confusion matrix: 17 of 20 right; most often Shirt is taken for Coat, 2 times.'
 */
export function confusionHeatmap(matrix: readonly (readonly number[])[], classes: readonly string[]): Figure {
  const n = classes.length;
  if (n < 2 || matrix.length !== n || matrix.some((row) => row.length !== n)) {
    throw new RangeError(
      `Cannot draw the confusion matrix: ${n} classes need [${n}, ${n}] counts, got [${matrix.length}, ${matrix[0]?.length}]`,
    );
  }
  const mistakes = matrix.map((row, i) => row.map((count, k) => (i === k ? null : count)));
  const most = Math.max(...mistakes.flat().map(Number), 1);
  const annotations = matrix.flatMap((row, i) =>
    row.map((count, k) => {
      const font = i === k ? { size: 13 } : { color: '#000000' };
      return { x: k, y: i, text: String(count), showarrow: false, font };
    }),
  );
  const axis = { tickvals: classes.map((_, k) => k), ticktext: [...classes], showgrid: false };
  return new Figure(
    {
      data: [
        {
          type: 'heatmap',
          z: mistakes,
          ...{ zmin: 0, zmax: most, colorscale: COLOR_SCALE },
          colorbar: { thickness: 12 },
        },
      ],
      layout: {
        title: { text: 'Confusion matrix, its mistakes in colour' },
        height: 560,
        xaxis: { ...axis, title: { text: 'predicted' }, tickangle: -45 },
        yaxis: { ...axis, title: { text: 'true' }, autorange: 'reversed' },
        annotations,
      },
    },
    sentence(matrix, classes),
  );
}

function sentence(matrix: readonly (readonly number[])[], classes: readonly string[]): string {
  const all = matrix.flat().reduce((sum, count) => sum + count, 0);
  const right = matrix.reduce((sum, row, i) => sum + row[i], 0);
  const pairs = matrix.flatMap((row, i) => row.map((count, k) => ({ count, i, k }))).filter(({ i, k }) => i !== k);
  const worst = pairs.reduce((a, b) => (b.count > a.count ? b : a));
  return `Confusion matrix: ${right} of ${all} right; most often ${classes[worst.i]} is taken for ${classes[worst.k]}, ${worst.count} times.`;
}
