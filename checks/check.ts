import { Report } from './Report';
import type { Check, Json, Verdict } from './Verdict';
import { tellValidator } from './validating';

/** The inputs of a lesson are drawn from this seed; marks use one of their own. */
export const LESSON_SEED = 2026;

/**
 * Tries an answer and reports on it: what was looked at, what was seen, what to think about next.
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
  const verdicts: Verdict[] = judge(await probe(answer, seed), seed);
  const report = new Report(name, verdicts);
  tellValidator(report);
  return report;
}
