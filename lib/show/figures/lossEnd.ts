import { movingMean } from './movingMean';

/** Minibatches on either side in the moving mean. */
export const REACH = 3;

/**
 * How a training ended: its last loss as a moving mean, and its largest jump from one minibatch to the next.
 *
 * @example
 * lossEnd({ losses: [2.5, 1, 1] }); // { last: 1.5, jump: 1.5 }
 */
export function lossEnd({ losses }: { losses: readonly number[] }): { last: number; jump: number } {
  const mean = movingMean([...losses], REACH);
  const jump = Math.max(0, ...losses.slice(1).map((loss, i) => Math.abs(loss - losses[i])));
  return { last: mean[mean.length - 1], jump };
}
