const TICKS = 20; // so many tell a time to a twentieth
const LOOK = 2; // ms; a clock that ticks more slowly is watched until it ticks

/**
 * The shortest time that the clock can measure well, in seconds: twenty of its ticks.
 *
 * Node's clock ticks every 40 nanoseconds. That of a page ticks every 0.1 ms or every millisecond, since a finer one would tell a
 * page what other pages do (W3C, High Resolution Time, clock resolution). Many calls are shorter than that.
 *
 * @example
 * measurableSeconds() < 1e-3; // true
 */
export function measurableSeconds(): number {
  const start = performance.now();
  let tick = Infinity;
  for (let before = start, now = start; now - start < LOOK || tick === Infinity; before = now) {
    now = performance.now();
    if (now > before) tick = Math.min(tick, now - before);
  }
  return (TICKS * tick) / 1000;
}
