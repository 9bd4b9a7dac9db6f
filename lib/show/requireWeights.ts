import { PIXELS } from '../dataset/shape';

/** @throws RangeError when there are not 784 weights for each class. */
export function requireWeights({ length }: ArrayLike<number>, classes: readonly string[]): void {
  const count = classes.length;
  if (length === PIXELS * count) return;
  throw new RangeError(`Cannot draw weights: ${count} classes have [${PIXELS}, ${count}], got ${length} numbers`);
}
