import type { Json } from './probes/Json';
import { Report } from './Report';
import type { Check, Verdict } from './Verdict';
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
  let verdicts: Verdict[];
  try {
    verdicts = judge(await probe(answer, seed), seed);
  } catch (error) {
    const next = 'Does it free or change what it was given, or what TensorFlow.js itself uses?';
    const seen = `after it ran, the check itself failed: ${String(error).slice(0, 200)}`;
    verdicts = judge({} as Observed, seed).map(({ task }) => ({ task, voice: 'not yet', seen, next }));
  }
  const report = new Report(name, verdicts);
  tellValidator(report);
  return report;
}
