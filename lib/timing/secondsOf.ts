import { tf } from '../tensorflow';
import { shortestOf } from './shortestOf';

/**
 * The seconds of a call: the shortest of `times`, after ten to warm up. Where the clock ticks too slowly for one call, many in a row
 * are measured. Tensors that the call makes are freed.
 *
 * @example
 * secondsOf(() => void Math.sqrt(2)) < 1; // true
 */
export function secondsOf(call: () => void, times = 40): number {
  let end = performance.now();
  const measure = () => {
    const start = end; // each call begins where the one before ended, so that many in a row lose no tick
    tf.tidy(call);
    end = performance.now();
    return [(end - start) / 1000];
  };
  return shortestOf(measure, times)[0];
}
