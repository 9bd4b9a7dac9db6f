import type { Figure } from '../Figure';
import { lineChart } from './lineChart';
import { movingMean } from './movingMean';

const REACH = 3; // minibatches on either side in the moving mean

/** The loss of each minibatch of one training. */
export interface RateRun {
  learningRate: number;
  losses: readonly number[];
}

/**
 * Draws the moving mean of the loss by minibatch for several learning rates. A line ends with ✕ if its
 * training diverges.
 *
 * @example
 * learningRates([{ learningRate: 0.1, losses: [2.3, 1.1] }]).text; // 'Loss after 2 minibatches: 1.70 at learning rate 0.1.'
 */
export function learningRates(runs: readonly RateRun[]): Figure {
  const lines = runs.map(({ learningRate, losses }) => ({
    name: `η = ${learningRate}`,
    x: losses.map((_, i) => i + 1),
    y: movingMean([...losses], REACH),
  }));
  const outcomes = runs.map(({ learningRate }, i) => {
    const last = lines[i].y[lines[i].y.length - 1];
    return `${Number.isFinite(last) ? last.toFixed(2) : 'diverged'} at learning rate ${learningRate}`;
  });
  return lineChart([{ lines, xTitle: 'minibatch', yTitle: 'loss (nats)', yScale: 'log' }], {
    title: 'The learning rate',
    text: `Loss after ${Math.max(...runs.map(({ losses }) => losses.length))} minibatches: ${outcomes.join(', ')}.`,
  });
}
