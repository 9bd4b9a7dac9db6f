import { PIXELS } from '../dataset/shape';

/**
 * Refuses what no picture of weights can be drawn from.
 *
 * @throws RangeError when there are not 784 weights for each class.
 * @example
 * requireWeights(new Float32Array(2 * 784), ['shirt', 'coat']); // undefined
 */
export function requireWeights({ length }: ArrayLike<number>, classes: readonly string[]): void {
  const count = classes.length;
  if (length === PIXELS * count) return;
  throw new RangeError(`Cannot draw weights: ${count} classes have [${PIXELS}, ${count}], got ${length} numbers`);
}
