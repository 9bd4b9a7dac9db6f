import { describe, expect, it } from 'vitest';
import { waysToSumUp } from '../../checks/judges/evaluateModel/waysToSumUp';
import { rightSteps } from '../../checks/judges/trainingStep/rightSteps';
import { drawTestPictures } from '../../checks/probes/inputs/testPictures';
import { drawMinibatches } from '../../checks/probes/inputs/twoMinibatches';

const SEEDS = Array.from({ length: process.env.CI ? 100 : 10 }, (_, seed) => seed);

/** The pairs of sayings whose numbers are the same. */
function alike(sayings: { values: number[]; next: string }[]): string[] {
  return sayings.flatMap((a, i) =>
    sayings
      .slice(0, i)
      .filter((b) => a.values.every((value, k) => Math.abs(value - b.values[k]) < 1e-6))
      .map((b) => `${a.next} / ${b.next}`),
  );
}

describe('on drawn inputs each known mistake gives numbers of its own', () => {
  it('of an evaluation', () => {
    for (const seed of SEEDS) {
      const ways = waysToSumUp(drawTestPictures(seed).seed);
      expect([seed, alike(ways.map(({ accuracy, next }) => ({ values: [accuracy], next })))]).toEqual([seed, []]);
    }
  });

  it('of a training step', () => {
    for (const seed of SEEDS) {
      const { first } = rightSteps(drawMinibatches(seed).seed);
      const sayings = [{ moves: first.moves, next: 'right' }, ...first.mistakes];
      expect([seed, alike(sayings.map(({ moves, next }) => ({ values: moves, next })))]).toEqual([seed, []]);
    }
  });
});
