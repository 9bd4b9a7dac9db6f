import { readdirSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  accuracyLossCheck,
  type Check,
  expectedLossCheck,
  logSoftmaxCheck,
  nllLossCheck,
  steppedLossCheck,
} from '#checks';
import type { Json } from '../../checks/probes/Json';

type Observed = { cases: { [key: string]: Json }[] };
type Answer = (...given: never[]) => unknown;

const ANSWERS = path.join(__dirname, '../answers');
const threw = { kind: 'threw', message: 'Error: no' };

const checks = [
  [logSoftmaxCheck, 'log-softmax'],
  [nllLossCheck, 'nll-loss'],
  [accuracyLossCheck, 'accuracy-loss'],
  [steppedLossCheck, 'stepped-loss'],
  [expectedLossCheck, 'expected-loss'],
] as unknown as [Check<Answer, Observed>, string][];

/** What a check sees of each wrong answer, and of constants, by name. */
async function seenOfWrong({ probe }: Check<Answer, Observed>, folder: string): Promise<Map<string, Observed>> {
  const seen = new Map<string, Observed>();
  for (const constant of [0, 0.5, 1]) seen.set(String(constant), await probe(() => constant, 1));
  const files = readdirSync(path.join(ANSWERS, folder)).filter((file) => /^wrong-(?!.*loop|.*settles)/.test(file));
  for (const file of files) {
    const { default: answer } = await import(path.join(ANSWERS, folder, file));
    seen.set(file, await probe(answer, 1));
  }
  return seen;
}

/** The advice on wrong numbers. */
function adviceOn({ judge }: Check<Answer, Observed>, observed: Observed): string[] {
  const wrong = judge(observed, 1).filter(({ voice }) => voice === 'almost');
  return wrong.map(({ next }) => next).filter((next) => !next.startsWith('The smallest input on which it fails'));
}

it.each(checks)(
  'with some of its trials, $name names no mistake but that which all of them show',
  async (one, folder) => {
    const observed = await seenOfWrong(one, folder);
    const trials = fc.record({
      answer: fc.constantFrom(...observed.keys()),
      made: fc.integer({ min: 2, max: 6 }),
      thrown: fc.array(fc.nat({ max: 5 }), { maxLength: 2 }),
    });
    fc.assert(
      fc.property(trials, ({ answer, made, thrown }) => {
        const all = observed.get(answer) as Observed;
        const cases = all.cases
          .slice(0, made)
          .map((trial, i) => (thrown.includes(i) ? { ...trial, outcome: threw } : trial));
        const told = adviceOn(one, all);
        for (const advice of adviceOn(one, { ...all, cases })) expect(told).toContain(advice);
      }),
      { numRuns: 300 },
    );
  },
  60_000,
);
