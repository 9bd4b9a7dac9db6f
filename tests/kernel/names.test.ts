import { inspect } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KernelClient } from './kernelClient';
import { casesOf, type NameCase, nameCases, shownAlone } from './nameCase';
import { PLACES } from './namePlaces';

const RUNS = process.env.CI ? { ofAPlace: 30, together: 300 } : { ofAPlace: 2, together: 30 };
const SEED = 20;

let kernel: KernelClient;
beforeAll(async () => {
  kernel = await KernelClient.start();
});
afterAll(() => kernel.close());

async function shownInCells({ cells }: NameCase) {
  for (const code of cells) {
    const { error, result } = await kernel.execute(code);
    if (error) return error.traceback.join('\n');
    if (code === cells[1]) return result;
  }
}

const same = (cases: fc.Arbitrary<NameCase>, numRuns: number) =>
  fc.assert(
    fc.asyncProperty(cases, async (drawn) => {
      const alone = await shownAlone(drawn);
      fc.pre(alone !== undefined);
      expect(await shownInCells(drawn)).toBe(inspect(alone));
    }),
    { numRuns, seed: SEED },
  );

describe('a name of an earlier cell means the same as in one program', () => {
  it.each(Object.keys(PLACES))('%s', (place) => same(casesOf(place), RUNS.ofAPlace), 120_000);
  it('all places together', () => same(nameCases, RUNS.together), 600_000);
});
