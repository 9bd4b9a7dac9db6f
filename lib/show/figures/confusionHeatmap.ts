import { Figure } from '../Figure';

const STRONG = 0.3; // share of the most frequent mistake; from here on the colours are strong

const orange = (alpha: number) => `rgba(230,159,0,${alpha})`;
const COLOR_SCALE: [number, string][] = [
  [0, orange(0)],
  [STRONG, orange(0.3)],
  [STRONG, orange(0.8)],
  [1, orange(1)],
];

/** The axis titles are annotations, since plotly needs a browser to place its own beside the tick labels. */
const edge = { xref: 'paper', yref: 'paper', showarrow: false, font: { size: 14 } } as const;
const axisTitles = [
  { ...edge, text: 'predicted', x: 0.5, y: 0, yshift: -100 },
  { ...edge, text: 'true', x: 0, y: 0.5, xshift: -105, textangle: '-90' },
];

/**
 * Draws a confusion matrix as a heat map. Rows are the true classes, columns the predicted ones; each cell has its
 * count.
 *
 * The diagonal has no colour: its large counts would make all mistakes look alike. Counts on strong colours are black.
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
      const font = i === k ? { size: 13 } : { size: 11, ...(count >= STRONG * most ? { color: '#000000' } : {}) };
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
          showscale: false,
        },
      ],
      layout: {
        title: { text: 'Confusion matrix' },
        height: 560,
        margin: { l: 120, r: 20, t: 50, b: 120 },
        xaxis: { ...axis, tickangle: -45 },
        yaxis: { ...axis, autorange: 'reversed' },
        annotations: [...annotations, ...axisTitles],
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
