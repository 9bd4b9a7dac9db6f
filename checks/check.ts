import { oneWay } from './oneWay';
import type { Json } from './probes/Json';
import { Report } from './Report';
import { afterSecondTrial, secondSeed } from './secondTrial';
import { type Check, passes, type Verdict } from './Verdict';
import { tellValidator } from './validating';

/** The inputs of a lesson are drawn from this seed. Grading uses seeds of its own. */
export const LESSON_SEED = 2026;

/**
 * Tries an answer and reports what was tested, what came out, and what to think about next. One that passes is tried a second time.
 *
 * @example
 * const report = await check(logSoftmaxCheck, logSoftmax);
 * report.passed; // true
 */
export async function check<Answer, Observed extends Json>(
  { name, probe, judge }: Check<Answer, Observed>,
  answer: Answer,
  seed = LESSON_SEED,
): Promise<Report> {
  const verdicts = isOutdated(answer)
    ? allNotYet(judge, seed, {
        seen: 'the last cell that declares it did not compile, so what is tried here would be an older version',
        next: 'Mend the error that the cell shows and run it, then this one.',
      })
    : await triedTwice({ probe, judge }, answer, seed);
  const report = new Report(name, verdicts, oneWay(name));
  tellValidator(report);
  return report;
}

async function triedTwice<Answer, Observed extends Json>(
  halves: Pick<Check<Answer, Observed>, 'probe' | 'judge'>,
  answer: Answer,
  seed: number,
): Promise<Verdict[]> {
  const first = await tried(halves, answer, seed);
  return first.every(passes) ? afterSecondTrial(first, await tried(halves, answer, secondSeed(seed))) : first;
}

async function tried<Answer, Observed extends Json>(
  { probe, judge }: Pick<Check<Answer, Observed>, 'probe' | 'judge'>,
  answer: Answer,
  seed: number,
): Promise<Verdict[]> {
  try {
    return judge(await probe(answer, seed), seed);
  } catch (error) {
    return allNotYet(judge, seed, {
      seen: `after it ran, the check itself failed: ${String(error).slice(0, 200)}`,
      next: 'Does it free or change what it was given, or what TensorFlow.js itself uses?',
    });
  }
}

function allNotYet<Observed extends Json>(
  judge: Check<unknown, Observed>['judge'],
  seed: number,
  words: Pick<Verdict, 'seen' | 'next'>,
): Verdict[] {
  return judge({} as Observed, seed).map(({ task }) => ({ task, voice: 'not yet', ...words }));
}

/** Whether the kernel knows of a later cell that declares a function of this name and did not compile. */
function isOutdated(answer: unknown): boolean {
  const outdated = Reflect.get(globalThis, Symbol.for('softmax-notebooks.outdatedNames'));
  return typeof answer === 'function' && outdated instanceof Set && outdated.has(answer.name);
}
