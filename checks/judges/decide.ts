import { type ObservedDecisions, STATEMENTS } from '../probes/decide';
import type { Verdict } from '../Verdict';
import { judgeKept, neighbour } from './shared/judgeKept';
import { unusable } from './shared/unusable';

const RIGHT = ['true', 'false', 'undecided', 'undecided', 'true'];
const advice: Record<string, string> = {
  true: 'A statement that holds in every run is called true.',
  false: 'A statement that holds in no run is called false.',
  undecided: 'The seeds disagree, so the data do not decide: a majority of three is no proof.',
};

/** Compares the reader's decisions, true, false or undecided, with what holds for the seeds. */
export function judgeDecide(observed: ObservedDecisions): Verdict[] {
  const outcomes = Array.isArray(observed?.outcomes) ? observed.outcomes : [];
  const verdicts = STATEMENTS.map(({ name: task }, i): Verdict => {
    const right = RIGHT[i];
    const outcome = outcomes[0]?.kind === 'returned' ? outcomes[i] : outcomes[0];
    if (outcome?.kind !== 'returned') return unusable(task, outcome, { input: 'a statement' });
    const own = String(outcome.value);
    if (own === right) return { task, voice: 'correct', seen: `'${own}'`, next: '' };
    if (!RIGHT.includes(own)) {
      const seen = `it gives ${own.replace(/\s+/g, ' ')}; right is '${right}'`;
      const next = "One of three strings is asked for: 'true', 'false' or 'undecided'.";
      return { task, voice: 'not yet', seen, next };
    }
    const whole = i === STATEMENTS.length - 1;
    const next = whole
      ? 'Hand `holds` all records of one seed at a time: all batch sizes, all epochs, no other seed.'
      : advice[right];
    return { task, voice: 'almost', seen: `'${own}'; right is '${right}'`, next };
  });
  const failed = outcomes.find((outcome) => outcome?.kind !== 'returned');
  const answered = outcomes.length === STATEMENTS.length && !failed;
  return [...verdicts, answered ? judgeKept(observed.kept) : unusable(neighbour, failed, { input: 'a statement' })];
}
