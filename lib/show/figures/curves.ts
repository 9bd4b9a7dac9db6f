import type { Data } from 'plotly.js';
import type { BatchRecord } from '../../iterateBatch';
import { mean } from '../../metrics/mean';
import { COLORS } from '../colors';
import { Figure } from '../Figure';
import { wholeTicks } from './lineChart';
import { movingMean } from './movingMean';

const REACH = 10; // minibatches on either side in the moving mean
const LAST = 20; // minibatches in the mean that the sentence states
const MOST_POINTS = 1000; // in a longer training, only every second, third … minibatch is drawn

/** The expected range of the accuracy of single minibatches, drawn as a shaded band behind the points. */
export interface Band {
  lower: readonly number[];
  upper: readonly number[];
  name: string;
}

/**
 * Draws loss and accuracy by minibatch: a faint point for each minibatch, and their moving mean. ✕ marks where the loss
 * becomes NaN or infinite.
 *
 * @param records One for each minibatch, in order.
 * @throws RangeError when there is no record.
 *
 * @example
 * const records = [{ loss: 2.5, accuracy: 0.125 }, { loss: 1.5, accuracy: 0.375 }];
 * curves(records).text; // 'Training, 2 minibatches; mean of the last 2: loss 2.000, accuracy 0.250.'
 */
export function curves(
  records: readonly Pick<BatchRecord, 'loss' | 'accuracy'>[],
  { title = 'Training', accuracyBand }: { title?: string; accuracyBand?: Band } = {},
): Figure {
  if (records.length === 0) throw new RangeError('Cannot draw the curves: there must be at least 1 record, got 0');
  const losses = records.map((record) => record.loss);
  const accuracies = records.map((record) => record.accuracy);
  const whole = wholeTicks(records.map((_, i) => i + 1));
  return new Figure(
    {
      data: [
        ...traces(losses, ''),
        ...crossWhereDiverged(losses),
        ...(accuracyBand ? bandTraces(accuracyBand) : []),
        ...traces(accuracies, '2'),
      ],
      layout: {
        title: { text: title },
        grid: { rows: 1, columns: 2, pattern: 'independent' },
        xaxis: { title: { text: 'minibatch' }, ...whole },
        yaxis: { title: { text: 'loss (nats)' }, rangemode: 'tozero' },
        xaxis2: { title: { text: 'minibatch' }, ...whole },
        yaxis2: { title: { text: 'accuracy' }, range: [0, 1] },
      },
    },
    `${title}, ${records.length} minibatches; ${outcome(losses, accuracies)}.`,
  );
}

/** The result as text. If the training diverged, it says so. */
function outcome(losses: number[], accuracies: number[]): string {
  const diverged = losses.findIndex((loss) => !Number.isFinite(loss));
  if (diverged >= 0) return `diverged: the loss is ${losses[diverged]} at minibatch ${diverged + 1}`;
  const [loss, accuracy] = [losses, accuracies].map((values) => mean(values.slice(-LAST)).toFixed(3));
  return `mean of the last ${Math.min(losses.length, LAST)}: loss ${loss}, accuracy ${accuracy}`;
}

/** A loss that is NaN or infinite cannot be drawn. ✕ marks the last finite loss, or 0 if there is none. */
function crossWhereDiverged(losses: number[]): Partial<Data>[] {
  const diverged = losses.findIndex((loss) => !Number.isFinite(loss));
  if (diverged < 0) return [];
  const place = { x: [Math.max(diverged, 1)], y: [losses[diverged - 1] ?? 0] };
  return [
    {
      type: 'scatter',
      mode: 'markers',
      name: 'diverged',
      ...place,
      marker: { symbol: 'x', size: 10, color: COLORS[0] },
    },
  ];
}

type Axis = '' | '2'; // loss on the left, accuracy on the right

function traces(values: number[], axis: Axis): Partial<Data>[] {
  const color = COLORS[axis ? 1 : 0];
  const showlegend = axis === ''; // once for both
  return [
    {
      ...line(values, axis),
      name: 'minibatch',
      showlegend,
      mode: 'markers',
      marker: { color, symbol: 'circle', size: 4, opacity: 0.5 },
    },
    {
      ...line(movingMean(values, REACH), axis),
      name: 'moving average',
      showlegend,
      line: { color, dash: 'solid', width: 2.5 },
    },
  ];
}

function bandTraces({ lower, upper, name }: Band): Partial<Data>[] {
  const edge = { mode: 'lines', line: { width: 0 }, hoverinfo: 'skip' } as const;
  return [
    { ...line(lower, '2'), ...edge, showlegend: false },
    { ...line(upper, '2'), ...edge, name, fill: 'tonexty', fillcolor: 'rgba(128,128,128,0.25)' },
  ];
}

function line(values: readonly number[], axis: Axis) {
  const stride = Math.ceil(values.length / MOST_POINTS);
  const drawn = values.map((_, i) => i).filter((i) => i % stride === 0);
  return {
    type: 'scatter',
    mode: 'lines',
    x: drawn.map((i) => i + 1),
    y: drawn.map((i) => Number(values[i].toPrecision(4))),
    xaxis: `x${axis}`,
    yaxis: `y${axis}`,
  } as const;
}
