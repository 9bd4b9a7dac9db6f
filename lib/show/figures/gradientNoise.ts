import { mean } from '../../metrics/mean';
import type { Figure } from '../Figure';
import { lineChart } from './lineChart';

/**
 * Draws noise over batch size on logarithmic axes: each measurement, the mean for each batch size, and `1/√B` through
 * the mean of the largest batch size.
 *
 * A mean over B independent samples has the standard deviation `σ/√B`, which is a line of slope −½ here.
 *
 * @param measured Standard deviations. There may be several for one batch size, for example one for each seed.
 * @param options `of`: what the noise is measured of. Default: the gradient.
 * @throws RangeError when there are fewer than two batch sizes, or a noise is not a number > 0.
 *
 * @example
 * gradientNoise([{ batchSize: 1, noise: 8 }, { batchSize: 16, noise: 2 }]).text;
 * // 'Noise of the gradient: 8.00 at batch size 1, 2.00 at 16; from 1 to 16 it falls to 1/4.0, as 1/√B it would to 1/4.0.'
 */
export function gradientNoise(
  measured: readonly { batchSize: number; noise: number }[],
  { of = 'gradient' }: { of?: string } = {},
): Figure {
  const sizes = [...new Set(measured.map(({ batchSize }) => batchSize))].sort((a, b) => a - b);
  const wrong = measured.find(({ noise }) => !(noise > 0 && noise < Infinity));
  if (sizes.length < 2)
    throw new RangeError(`Cannot draw noise: at least 2 batch sizes are needed, got ${sizes.length}`);
  if (wrong) {
    throw new RangeError(
      `Cannot draw noise: it must be a number > 0, got ${wrong.noise} at batch size ${wrong.batchSize}`,
    );
  }
  const means = sizes.map((size) =>
    mean(measured.flatMap(({ batchSize, noise }) => (batchSize === size ? noise : []))),
  );
  const last = sizes.length - 1;
  const expected = sizes.map((size) => means[last] * Math.sqrt(sizes[last] / size));
  const told = means.map((noise, i) => `${noise.toPrecision(3)} at ${i === 0 ? 'batch size ' : ''}${sizes[i]}`);
  const fall = (values: readonly number[]) => `1/${(values[0] / values[last]).toFixed(1)}`;
  return lineChart(
    [
      {
        lines: [
          { name: 'mean', x: sizes, y: means },
          { name: '1/√B', x: sizes, y: expected },
          {
            name: 'measured',
            x: measured.map(({ batchSize }) => batchSize),
            y: measured.map(({ noise }) => noise),
            mode: 'markers',
          },
        ],
        xTitle: 'batch size',
        yTitle: `noise of the ${of}`,
        xScale: 'log',
        yScale: 'log',
      },
    ],
    {
      title: `Noise of the ${of}`,
      text: `Noise of the ${of}: ${told.join(', ')}; from ${sizes[0]} to ${sizes[last]} it falls to ${fall(means)}, as 1/√B it would to ${fall(expected)}.`,
    },
  );
}
