import { Figure } from '../Figure';

/**
 * A confusion matrix as a heat map: rows are the true classes, columns the predicted ones, each cell with its count.
 *
 * The colours leave the diagonal out, which would outshine all mistakes.
 *
 * @param matrix Counts, `matrix[true][predicted]`, as `confusionMatrix` gives them.
 * @param classes The classes' names, in order.
 * @throws RangeError when the matrix is not square or has not a name for each class.
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
  const annotations = matrix.flatMap((row, i) =>
    row.map((count, k) => ({ x: k, y: i, text: String(count), showarrow: false, font: { size: i === k ? 13 : 11 } })),
  );
  const axis = { tickvals: classes.map((_, k) => k), ticktext: [...classes], showgrid: false };
  return new Figure(
    {
      data: [
        {
          type: 'heatmap',
          z: mistakes,
          colorscale: [
            [0, 'rgba(213,94,0,0)'],
            [1, 'rgb(213,94,0)'],
          ],
          showscale: false,
        },
      ],
      layout: {
        title: { text: 'Confusion matrix' },
        height: 560,
        margin: { l: 110, b: 110 },
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
