import type { Json } from './probes/Json';
import type { Probe } from './probes/Probe';

/**
 * The kind of a verdict:
 * `missing` – the stub is untouched; `not yet` – the answer returned nothing usable; `almost` – it runs, and one property
 * fails; `correct`; `note` – correct, with a remark.
 */
export type Voice = 'missing' | 'not yet' | 'almost' | 'correct' | 'note';

/** One row of a check's table. */
export interface Verdict {
  /** The property that was tested, e.g. `large logits`. */
  task: string;
  voice: Voice;
  /** What the answer did, with the reader's own numbers. */
  seen: string;
  /** What to think about next; empty when nothing is wrong. */
  next: string;
}

/**
 * A check of one task, in two halves.
 *
 * `probe` calls the answer on inputs drawn from `seed` and records what happened. `judge` compares the record with the
 * reference and with known mistakes. In a lesson both halves run in the notebook's kernel. In grading `probe` runs inside a
 * sandbox, with a seed that no student saw, and `judge` runs outside it.
 */
export interface Check<Answer, Observed extends Json = Json> extends Probe<Answer, Observed> {
  judge(observed: Observed, seed: number): Verdict[];
}

export function checkOf<Answer, Observed extends Json>(
  probe: Probe<Answer, Observed>,
  judge: (observed: Observed, seed: number) => Verdict[],
): Check<Answer, Observed> {
  return { ...probe, judge };
}

/** Whether a verdict earns its share of the points. */
export function passes({ voice }: Verdict): boolean {
  return voice === 'correct' || voice === 'note';
}

/** The verdict on a property that cannot be tested yet, for instance `once the first step is right`. */
export function later(task: string, when: string): Verdict {
  return { task, voice: 'not yet', seen: `looked at ${when}`, next: '' };
}
