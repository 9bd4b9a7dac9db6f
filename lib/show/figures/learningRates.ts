import type { Figure } from '../Figure';
import { lineChart } from './lineChart';
import { lossEnd, REACH } from './lossEnd';
import { movingMean } from './movingMean';

/** The loss of each minibatch of one training. */
export interface RateRun {
  learningRate: number;
  losses: readonly number[];
}

/**
 * Draws the loss by minibatch for several learning rates: a faint point for each minibatch, and a line, their moving mean. A line
 * ends with ✕ if its training diverges.
 *
 * @example
 * learningRates([{ learningRate: 0.1, losses: [2.3, 1.1] }]).text;
 * // 'Loss after 2 minibatches as a moving average, and its largest jump from one minibatch to the next: 1.70 and 1.2 at learning rate 0.1.'
 */
export function learningRates(runs: readonly RateRun[]): Figure {
  const lines = runs.map(({ learningRate, losses }) => ({
    name: `η = ${learningRate}`,
    x: losses.map((_, i) => i + 1),
    y: movingMean([...losses], REACH),
    points: losses,
  }));
  const outcomes = runs.map((run) => {
    const { last, jump } = lossEnd(run);
    const end = Number.isFinite(last) ? `${last.toFixed(2)} and ${jump.toPrecision(2)}` : 'diverged';
    return `${end} at learning rate ${run.learningRate}`;
  });
  return lineChart([{ lines, xTitle: 'minibatch', yTitle: 'loss (nats)', yScale: 'log' }], {
    title: 'The learning rate: each minibatch, and the moving average',
    text: `Loss after ${Math.max(...runs.map(({ losses }) => losses.length))} minibatches as a moving average, and its largest jump from one minibatch to the next: ${outcomes.join(', ')}.`,
  });
}
