import type { Outcome } from '../../probes/calling/callAnswer';
import { LONG_CALL } from '../../probes/calling/tryEach';
import type { Verdict } from '../../Verdict';

/**
 * The verdict on a call without a usable result: an untouched stub, no return, a throw, a hang, a wrong type or shape, or no call at all.
 *
 * @param words What the function was called on, what it should return, the advice if the mistake was recognised, and how the last call
 * ended before the trials did.
 */
export function unusable(
  task: string,
  outcome: Outcome | undefined,
  { input = 'the first input', expected = '', advice, last }: Words = {},
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
      return { task, voice: 'not yet', ...endedEarly(outcome) };
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
        next: advice ?? (isDisposed(outcome.value) ? DISPOSED : expected),
      };
    default:
      return { task, voice: 'not yet', ...notTried(last) };
  }
}

interface Words {
  input?: string;
  expected?: string;
  advice?: string;
  last?: Outcome;
}

function notTried(last: Outcome | undefined): Pick<Verdict, 'seen' | 'next'> {
  return last?.kind === 'returned' || last?.kind === 'threw'
    ? {
        seen: `not tried: two calls took longer than ${LONG_CALL} s each`,
        next: 'What takes so long on a handful of numbers, or waits?',
      }
    : { seen: 'not tried: an input before gave nothing, or took too long', next: 'Mend the first row that fails.' };
}

function endedEarly({ seconds, reason }: Extract<Outcome, { kind: 'hung' }>): Pick<Verdict, 'seen' | 'next'> {
  switch (reason) {
    case 'waiting':
      return {
        seen: `no answer within ${seconds} s: it waits for a promise that has not settled, and hardly anything was computed`,
        next: 'Which promise does not settle, or takes that long? A loop that awaits a timer in each round may have no end.',
      };
    case 'starved':
      return {
        seen: `no answer within ${seconds} s, but this busy machine gave it only a part of that time`,
        next: 'That says nothing about your function. Run this cell again when less else is running.',
      };
    default:
      return {
        seen: `no answer within ${seconds} s of processor time, and it was still computing`,
        next: 'Which loop does not end? If each of them does: what takes so long on a handful of numbers?',
      };
  }
}

const DISPOSED =
  'Its numbers are gone. Return a tensor before `dispose`, or as the result of the function that you give `tf.tidy`.';
const isDisposed = (value: unknown): boolean => (value as { type?: unknown } | null)?.type === 'a disposed tensor';

function describe(value: unknown): string {
  const { kind, type, shape } = (value ?? {}) as { kind?: unknown; type?: unknown; shape?: unknown };
  return kind === 'matrix' ? `shape [${String(shape)}]` : String(type).slice(0, 120);
}
