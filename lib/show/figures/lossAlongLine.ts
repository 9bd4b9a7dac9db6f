import type { Figure } from '../Figure';
import { lineChart } from './lineChart';

/**
 * Draws the loss, and beside it the accuracy, along a straight line through weight space.
 *
 * If the loss is convex, it is nowhere above the chord between the ends of the line. The accuracy is a staircase, and drawn as one.
 *
 * @param positions The position on the line of each measurement. The line joins two models, at 0 and at 1.
 *
 * @example
 * lossAlongLine({ positions: [0, 0.5, 1], losses: [2, 0.5, 1], accuracies: [0.1, 0.8, 0.5] }).text;
 * // 'The loss is least at 0.50, 0.500, and lies below the chord between the ends throughout; the accuracy takes 3 values there.'
 */
export function lossAlongLine({
  positions,
  losses,
  accuracies,
}: {
  positions: readonly number[];
  losses: readonly number[];
  accuracies: readonly number[];
}): Figure {
  const last = positions.length - 1;
  const share = positions.map((position) => (position - positions[0]) / (positions[last] - positions[0]));
  const chord = share.map((part) => (1 - part) * losses[0] + part * losses[last]);
  const below = losses.slice(1, last).every((loss, i) => loss <= chord[i + 1]);
  const least = losses.indexOf(Math.min(...losses));
  const xTitle = 'position on the line';
  const values = new Set(accuracies).size;
  return lineChart(
    [
      {
        lines: [
          { name: 'loss', x: positions, y: losses },
          { name: 'chord', x: positions, y: chord },
        ],
        xTitle,
        yTitle: 'loss (nats)',
      },
      { lines: [{ name: 'accuracy', x: positions, y: accuracies, steps: true }], xTitle, yTitle: 'accuracy' },
    ],
    {
      title: 'Along a line through weight space',
      text: `The loss is least at ${positions[least].toFixed(2)}, ${losses[least].toFixed(3)}, and ${
        below ? 'lies below the chord between the ends throughout' : 'rises above the chord between the ends'
      }; ${values === 1 ? 'the accuracy is the same throughout' : `the accuracy takes ${values} values there`}.`,
    },
  );
}
