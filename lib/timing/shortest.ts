import { measurableSeconds } from './measurableSeconds';

/**
 * The shortest of durations that were measured one after the other: that which other programs disturbed least.
 *
 * Where a duration is too short for the clock, as many in a row as it can measure count as one, and their mean is taken. If even
 * all of them together are too short, the result is the mean of all.
 *
 * @param seconds Durations in the order in which they were measured.
 * @param measurable The shortest time, in seconds, that the clock measures well.
 * @throws RangeError when there is none.
 *
 * @example
 * shortest([0.04, 0.02, 0.03]); // 0.02
 */
export function shortest(seconds: readonly number[], measurable = measurableSeconds()): number {
  if (seconds.length === 0) throw new RangeError('Cannot find the shortest duration: at least 1 is needed, got 0');
  let least = Infinity;
  let [sum, count] = [0, 0];
  for (const duration of seconds) {
    sum += duration;
    count++;
    if (sum < measurable) continue;
    least = Math.min(least, sum / count);
    [sum, count] = [0, 0];
  }
  return least < Infinity ? least : sum / count;
}
