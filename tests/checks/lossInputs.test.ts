import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lossInputs } from '../../checks/probes/inputs/lossInputs';

const winnerOf = (row: number[]) => row.indexOf(Math.max(...row));

it('a loss is tried on rows as the task describes them, whatever the seed', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const inputs = new Map(lossInputs(seed).map((one) => [one.name, one]));
      for (const name of ['ordinary', 'square', 'one picture'] as const) {
        for (const row of inputs.get(name)?.logProbs ?? []) expect(Math.exp(Math.max(...row))).toBeGreaterThan(0.5);
      }
      for (const row of inputs.get('unsure')?.logProbs ?? []) expect(Math.exp(Math.max(...row))).toBeLessThan(0.5);
      const { logProbs = [], labels = [] } = inputs.get('ordinary') ?? {};
      expect(logProbs.filter((row, i) => winnerOf(row) === labels[i])).toHaveLength(4);
    }),
    { numRuns: 200 },
  );
});
