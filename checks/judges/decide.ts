import type { ObservedDecisions } from '../probes/decide';
import { drawStatements, KINDS, type Statement } from '../probes/inputs/statements';
import type { Verdict } from '../Verdict';
import { judgeKept, keptTask } from './shared/judgeKept';
import { unusable } from './shared/unusable';

const advice: Record<Statement['right'], string> = {
  true: 'A statement that holds in every run is called true.',
  false: 'A statement that holds in no run is called false.',
  undecided: 'The seeds disagree, so the data do not decide. Every seed counts, and a majority is no proof.',
};

/** Compares the reader's decisions, true, false or undecided, with what holds for the seeds. */
export function judgeDecide(observed: ObservedDecisions, seed: number): Verdict[] {
  const outcomes = Array.isArray(observed?.outcomes) ? observed.outcomes : [];
  const statements = drawStatements(seed);
  const verdicts = KINDS.map((task): Verdict => {
    const ofKind = statements.flatMap((statement, i) =>
      statement.kind === task ? [judgeOne(statement, outcomes, i)] : [],
    );
    return ofKind.find(({ voice }) => voice !== 'correct') ?? ofKind[0];
  });
  const failed = outcomes.find((outcome) => outcome?.kind !== 'returned');
  const distinguishes = new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size > 1;
  if (!distinguishes && verdicts.some(({ voice }) => voice === 'correct')) {
    const seen = `it gives ${verdicts.find(({ voice }) => voice === 'correct')?.seen}, whatever the statement`;
    const next =
      'What a statement is worth depends on the seeds for which `holds` gives true: does your function call it?';
    return [...KINDS, keptTask].map((task) => ({ task, voice: 'not yet', seen, next }));
  }
  const answered = outcomes.length === statements.length && !failed;
  return [...verdicts, answered ? judgeKept(observed.kept) : unusable(keptTask, failed, { input: 'a statement' })];
}

function judgeOne({ kind: task, right }: Statement, outcomes: ObservedDecisions['outcomes'], i: number): Verdict {
  const outcome = outcomes[0]?.kind === 'returned' ? outcomes[i] : outcomes[0];
  if (outcome?.kind !== 'returned') return unusable(task, outcome, { input: 'a statement' });
  const own = String(outcome.value);
  if (own === right) return { task, voice: 'correct', seen: `'${own}'`, next: '' };
  if (!Object.hasOwn(advice, own)) {
    const seen = `it gives ${own.replace(/\s+/g, ' ')}; right is '${right}'`;
    const next = "One of three strings is asked for: 'true', 'false' or 'undecided'.";
    return { task, voice: 'not yet', seen, next };
  }
  const next =
    task === 'holds only for all records of one seed together'
      ? 'Hand `holds` all records of one seed at a time: all batch sizes, all epochs, no other seed.'
      : advice[right];
  return { task, voice: 'almost', seen: `'${own}'; right is '${right}'`, next };
}
