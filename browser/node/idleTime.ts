/** Estimates how long the worker had nothing to do: a timer that comes in time found it idle. A browser tells of no processor time. */
const TICK = 10; // ms
const IN_TIME = TICK + 4; // ms
const WHILE_ASKED = 1000; // ms without a question, after which nothing is measured
const { performance, setTimeout } = globalThis; // before cells can replace them

let idle = 0;
let asked = Number.NEGATIVE_INFINITY;
let ticking = false;

function tick(from: number): void {
  setTimeout(() => {
    const now = performance.now();
    if (now - from <= IN_TIME) idle += now - from;
    ticking = now - asked < WHILE_ASKED;
    if (ticking) tick(now);
  }, TICK);
}

/** Milliseconds for which nothing ran. They are counted while this is called at least once a second. */
export function idleTime(): number {
  asked = performance.now();
  if (!ticking) {
    ticking = true;
    tick(asked);
  }
  return idle;
}
