import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Check, check, logSoftmaxCheck, steppedLossCheck } from '#checks';
import type { tf } from '#lib';
import { tryEach } from '../../checks/probes/calling/tryEach';
import { passes } from '../../checks/Verdict';
import logSoftmax from '../answers/log-softmax/right-shifted';
import steppedLoss from '../answers/stepped-loss/right-step';

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const INPUTS = [0, 1, 2, 3, 4, 5];

function compute(ms: number): void {
  const start = process.cpuUsage();
  let used = process.cpuUsage(start);
  while (used.user + used.system < 1000 * ms) used = process.cpuUsage(start);
}

it.runIf(process.env.CI)(
  'two long calls in a row end the trials; one does not, nor do many short ones',
  async () => {
    const ways = fc.constantFrom<(ms: number) => unknown>(wait, compute);
    const oneOrTwo = fc.uniqueArray(fc.constantFrom(...INPUTS), { minLength: 1, maxLength: 2 });
    await fc.assert(
      fc.asyncProperty(oneOrTwo, fc.integer({ min: 1000, max: 1300 }), ways, async (slow, ms, spend) => {
        const seen = await tryEach(INPUTS, async (input) => {
          await spend(slow.includes(input) ? ms : 20);
          return { outcome: { kind: 'returned', value: input } };
        });
        const second = INPUTS.find((input) => slow.includes(input) && slow.includes(input - 1));
        expect(seen).toHaveLength(second === undefined ? INPUTS.length : second + 1);
      }),
      {
        numRuns: 4,
        examples: [
          [[1, 0], 1000, wait],
          [[2, 3], 1000, compute],
        ],
      },
    );
  },
  60_000,
);

type Returning = (...given: never[]) => tf.Tensor;

/** A check, and a right answer to its task. */
const rightAnswers = [
  { one: logSoftmaxCheck, answer: logSoftmax },
  { one: steppedLossCheck, answer: steppedLoss },
] as unknown as { one: Check<Returning>; answer: Returning }[];

it.runIf(process.env.CI).each(rightAnswers)(
  'however long its timer takes, the same is said about a right answer: $one.name',
  async ({ one, answer }) => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1000, max: 3000 }), async (ms) => {
        const slow = (async (...given: never[]) => {
          await wait(ms);
          return answer(...given);
        }) as unknown as Returning;
        const { verdicts } = await check(one, slow, 1);
        expect(verdicts.slice(0, 2).every(passes)).toBe(true);
        const [gradient, manners] = verdicts.slice(-2);
        expect([gradient, manners].map(({ seen }) => seen)).toEqual(
          Array(2).fill('looked at once the numbers are right'),
        );
        const others = verdicts.slice(2, -2).map(({ seen }) => seen);
        expect(new Set(others)).toEqual(new Set(['not tried: two calls took longer than 0.8 s each']));
      }),
      { numRuns: 2, examples: [[1000]] },
    );
  },
  60_000,
);
