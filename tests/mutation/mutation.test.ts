import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { mixSeed, permutation } from '#lib';
import trainRun, { type Task } from '../../lib/experiment/worker.mjs';
import { type Fate, judgeMutants, rightAnswers } from './judgeMutants';
import type { Mutant } from './mutate';
import { survivors, wasteful } from './survivors';

/** Endless mutants are many, so each is stopped in a quarter of the time. A right answer takes a small part of that. */
vi.mock('../../checks/probes/calling/timeLimit', async (importOriginal) => {
  const original = await importOriginal<typeof import('../../checks/probes/calling/timeLimit')>();
  class QuarterOfTheLimit extends original.TimeLimit {
    constructor(seconds: number) {
      super(seconds / 4);
    }
  }
  return { ...original, TimeLimit: QuarterOfTheLimit };
});

/*
 * With CI=true all mutants, in some three minutes; otherwise a sample of them. What counts as the same behaviour is decided
 * on TRIALS random inputs for each.
 */
const whole = Boolean(process.env.CI);
const TRIALS = whole ? 24 : 8;
const ONE_IN = 60;

/** A run of the experiment has few pictures, and a thread takes ten times as long to start: the runs train in this one. */
vi.mock('piscina', () => ({
  Piscina: class {
    async run(task: Task) {
      await new Promise(setImmediate); // a turn of the event loop, as with a thread
      return trainRun(task);
    }
    async destroy() {}
  },
}));

describe('mutants of right answers', () => {
  const fates = new Map<string, Fate>();
  const withFate = (fate: Fate) => [...fates].flatMap(([name, own]) => (own === fate ? [name] : []));
  const listeners = process.listeners('unhandledRejection');

  beforeAll(() => {
    process.removeAllListeners('unhandledRejection'); // a mutant without its `await` leaves promises to themselves
    process.on('unhandledRejection', () => {});
  });

  it.each(rightAnswers().map((answer, i) => ({ ...answer, i })))(
    '$name',
    async ({ i, ...answer }) => {
      const chosen = whole ? answer.mutants : sample(answer.mutants, i);
      for (const [change, fate] of await judgeMutants(answer, chosen, TRIALS)) {
        fates.set(`${answer.name} ${change}`, fate);
      }
    },
    600_000,
  );

  it('at least 98 % of the mutants that behave differently are rejected', () => {
    const [rejected, survived] = [withFate('rejected').length, withFate('survivor').length];
    const score = rejected / (rejected + survived);
    console.log(
      `${fates.size} mutants, ${withFate('equivalent').length} of them equivalent: ` +
        `${rejected} of ${rejected + survived} rejected, ${(100 * score).toFixed(2)} %`,
    );
    expect(score).toBeGreaterThanOrEqual(0.98);
  });

  it('each mutant that survives is explained', () => {
    const found = withFate('survivor');
    expect(found.filter((name) => !(name in survivors))).toEqual([]);
    if (whole) expect(Object.keys(survivors).filter((name) => !found.includes(name))).toEqual([]);
  });

  it('no mutant that behaves as the original does is rejected', () => {
    const rejected = withFate('false alarm');
    expect(rejected.filter((name) => !(name in wasteful))).toEqual([]);
    if (whole) expect(Object.keys(wasteful).filter((name) => !rejected.includes(name))).toEqual([]);
  });

  afterAll(() => {
    process.removeAllListeners('unhandledRejection');
    for (const listener of listeners) process.on('unhandledRejection', listener);
  });
});

/** The same few of each answer's mutants every time. */
function sample(mutants: Mutant[], seed: number): Mutant[] {
  const count = Math.ceil(mutants.length / ONE_IN);
  return [...permutation(mutants.length, mixSeed(2026, seed)).slice(0, count)].map((i) => mutants[i]);
}
