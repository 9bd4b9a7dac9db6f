import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '#checks';
import { rightAnswers } from '../mutation/judgeMutants';
import { loadAnswer } from '../mutation/loadAnswer';
import { behaviourOf, same, tasks } from '../mutation/oracles';
import { evaluationVariants } from './evaluationVariants';
import { fitVariants } from './fitVariants';
import { keepsVariants } from './keepsWeightsVariants';
import { logSoftmaxVariants } from './logSoftmaxVariants';
import { accuracyLossVariants, expectedLossVariants, nllVariants, steppedLossVariants } from './lossVariants';
import { ownRunVariants } from './ownRunVariants';
import { decideVariants, experimentVariants, meansVariants, picksVariants } from './recordVariants';
import { stepVariants } from './stepVariants';
import type { Variant } from './wrapped';

/** How many of each: 200 in all, more where more can differ. */
const table: [folder: string, count: number, variants: fc.Arbitrary<Variant>][] = [
  ['log-softmax', 40, logSoftmaxVariants],
  ['nll-loss', 25, nllVariants],
  ['accuracy-loss', 12, accuracyLossVariants],
  ['stepped-loss', 20, steppedLossVariants],
  ['expected-loss', 16, expectedLossVariants],
  ['keeps-weights', 10, keepsVariants],
  ['training-step', 20, stepVariants],
  ['evaluate-model', 8, evaluationVariants],
  ['fit', 14, fitVariants],
  ['own-run', 6, ownRunVariants],
  ['seed-means', 10, meansVariants],
  ['decide', 8, decideVariants],
  ['broken-logits', 8, picksVariants],
  ['experiment', 3, experimentVariants],
];
const SEEDS = 100;
const ROUNDING = 5e-3; // of logits near 10,000 in float32, whose last bit is worth 0.001
const everyDay = process.env.CI ? 1 : 1 / 5;
let next = 0;

describe('no false alarm', () => {
  it('has 200 variants and 100 seeds', () => {
    expect(table.reduce((sum, [, count]) => sum + count, 0)).toBe(200);
  });

  describe.each(table)('%s', (folder, count, variants) => {
    const task = tasks[folder];
    const [original] = rightAnswers().filter((answer) => answer.folder === folder);
    const sample = fc.sample(variants, { numRuns: count, seed: 7 });

    it.each(sample.slice(0, Math.ceil(everyDay * count)))(
      '$name',
      async ({ answer }) => {
        const seed = next++ % SEEDS;
        const expected = valuesOf(await behaviourOf(task, loadAnswer(original.source) as never, seed));
        expect(same(valuesOf(await behaviourOf(task, answer, seed)), expected, ROUNDING)).toBe(true); // it is really right
        const report = await check(task.check, answer, seed);
        expect(report.passed, report.toString()).toBe(true);
      },
      60_000,
    );
  });
});

/** What an answer gives, apart from its manners. */
function valuesOf(behaviour: unknown): unknown {
  if (typeof behaviour !== 'object' || behaviour === null) return behaviour;
  if (Array.isArray(behaviour)) return behaviour.map(valuesOf);
  const manners = ['leaks', 'gradient', 'slope', 'gradients'];
  return Object.fromEntries(
    Object.entries(behaviour).flatMap(([name, value]) => (manners.includes(name) ? [] : [[name, valuesOf(value)]])),
  );
}
