import { measurableSeconds } from './measurableSeconds';
import { shortest } from './shortest';

const WARM_UP = 10; // a function is slow at first: JavaScript's engine optimises it after some calls
const MEANS = 2; // of calls that are too short to be measured alone: one mean may have been disturbed

/**
 * Measures the parts of a call again and again: the shortest duration of each, after ten calls to warm up.
 *
 * @param measure Makes one call, and returns the seconds of each of its parts.
 * @param times The number of calls. There are more if a part is so short that the clock needs more to measure it.
 *
 * @example
 * shortestOf(() => [0.2, 0.5], 3); // [0.2, 0.5]
 */
export function shortestOf(measure: () => readonly number[], times: number): number[] {
  const measurable = measurableSeconds();
  for (let i = 0; i < WARM_UP; i++) measure();
  const calls = [measure()];
  const total = [...calls[0]];
  while (calls.length < times || total.some((seconds) => seconds < MEANS * measurable)) {
    const call = measure();
    calls.push(call);
    for (const [part, seconds] of call.entries()) total[part] += seconds;
  }
  return total.map((_, part) =>
    shortest(
      calls.map((call) => call[part]),
      measurable,
    ),
  );
}
