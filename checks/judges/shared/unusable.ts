import type { Outcome } from '../../probes/calling/callAnswer';
import type { Verdict } from '../../Verdict';

/**
 * The verdict on a call that gave nothing to compare: an untouched stub, no return, a throw, a hang, a wrong type or shape.
 *
 * @param words What it was called on, what it should give, and what to think about where the mistake was recognised.
 */
export function unusable(
  task: string,
  outcome: Outcome | undefined,
  { input = 'the first input', expected = '', advice }: { input?: string; expected?: string; advice?: string } = {},
): Verdict {
  switch (outcome?.kind) {
    case 'missing':
      return {
        task,
        voice: 'missing',
        seen: 'the stub is untouched',
        next: 'Write your version in the cell above, then run it and this cell.',
      };
    case 'nothing':
      return { task, voice: 'not yet', seen: 'it returns nothing', next: 'Did you forget `return`?' };
    case 'hung':
      return {
        task,
        voice: 'not yet',
        seen: `no answer within ${outcome.seconds} s`,
        next: 'Which loop does not end? Which promise does not settle?',
      };
    case 'threw':
      return {
        task,
        voice: 'not yet',
        seen: `${input}: ${outcome.message}`,
        next: advice ?? 'Call it yourself on such an input and read the error from its first line.',
      };
    case 'returned':
      return {
        task,
        voice: 'not yet',
        seen: `${input} gave ${describe(outcome.value)}`,
        next: advice ?? expected,
      };
    default:
      return {
        task,
        voice: 'not yet',
        seen: 'not tried, since an earlier input gave nothing',
        next: 'Mend the first one.',
      };
  }
}

function describe(value: unknown): string {
  const { kind, type, shape } = (value ?? {}) as { kind?: unknown; type?: unknown; shape?: unknown };
  return kind === 'matrix' ? `shape [${String(shape)}]` : String(type).slice(0, 120);
}
