import { afterEach, describe, expect, it, vi } from 'vitest';
import { secondsOf, shortest, shortestOf } from '#lib';

/** A clock that ticks every `tick` ms, of which each look takes 20 ns. The result lets time pass. */
function useClock(tick: number): (ms: number) => void {
  let time = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => {
    time += 2e-5;
    return Math.floor(time / tick) * tick;
  });
  return (ms) => {
    time += ms;
  };
}
afterEach(() => vi.restoreAllMocks());

const NODE = 4e-5;
const CHROMIUM = 0.1;
const SAFARI = 1;

it.each([NODE, CHROMIUM, SAFARI])(
  'a call of 10 µs is measured to a tenth where the clock ticks every %s ms',
  (tick) => {
    const pass = useClock(tick);
    const seconds = secondsOf(() => pass(0.01)) * 1e6;
    expect(seconds).toBeGreaterThan(9);
    expect(seconds).toBeLessThan(11);
  },
);

it.each([NODE, CHROMIUM, SAFARI])('parts of 3 µs and 300 µs are told roughly where it ticks every %s ms', (tick) => {
  const pass = useClock(tick);
  const parts = shortestOf(() => {
    const times = [0.003, 0.3].map((ms) => {
      const start = performance.now();
      pass(ms);
      return (performance.now() - start) / 1000;
    });
    pass(0.0137); // between two calls
    return times;
  }, 40);
  const ratios = parts.map((seconds, i) => seconds / [3e-6, 3e-4][i]);
  expect(Math.min(...ratios)).toBeGreaterThan(2 / 3);
  expect(Math.max(...ratios)).toBeLessThan(3 / 2);
});

describe('where the clock ticks often enough', () => {
  it('each call is measured alone, and no more of them than was asked for', () => {
    const pass = useClock(NODE);
    let calls = 0;
    const seconds = secondsOf(() => pass(++calls === 30 ? 0.002 : 0.01), 40);
    expect(calls).toBe(10 + 40);
    expect(seconds * 1e6).toBeCloseTo(2, 0);
  });

  it('the shortest duration is the smallest number', () => {
    useClock(NODE);
    expect(shortest([0.004, 0.002, 0.003])).toBe(0.002);
  });
});

describe('where it does not', () => {
  it('as many durations in a row as can be measured count as one', () => {
    useClock(SAFARI); // 20 ms can be measured
    expect(shortest([0, 0.01, 0, 0.01, 0.02, 0.03, 0])).toBe(0.005);
  });

  it('the mean of all is the answer when all of them are too short together', () => {
    useClock(SAFARI);
    expect(shortest([0, 0.001, 0.002])).toBe(0.001);
  });
});

it('no duration has no shortest', () => {
  expect(() => shortest([])).toThrow('Cannot find the shortest duration: at least 1 is needed, got 0');
});
