/** What a probe saw: plain JSON, so that it can leave a sandbox. Numbers that JSON lacks are the strings NaN, Infinity and -Infinity. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/**
 * How a verdict speaks:
 * `missing` – the stub is untouched; `not yet` – nothing usable came back; `almost` – it runs, and one property fails;
 * `correct`; `note` – correct, and worth a remark.
 */
export type Voice = 'missing' | 'not yet' | 'almost' | 'correct' | 'note';

/** One row of a check's table. */
export interface Verdict {
  /** The property that was looked at, e.g. `large logits`. */
  task: string;
  voice: Voice;
  /** What was seen, with the reader's own numbers. */
  seen: string;
  /** What to think about next; empty when there is nothing to mend. */
  next: string;
}

/**
 * A check of one task, in two pure halves.
 *
 * `probe` calls the answer on inputs drawn from `seed` and writes down what happened. `judge` holds that against the reference
 * and against known mistakes. Feedback in a lesson runs both here; grading runs `probe` inside a sandbox, with a seed that no
 * student saw, and `judge` outside it.
 */
export interface Check<Answer, Observed extends Json = Json> {
  name: string;
  probe(answer: Answer, seed: number): Promise<Observed>;
  judge(observed: Observed, seed: number): Verdict[];
}

/** Whether a verdict earns its share of the points. */
export function passes({ voice }: Verdict): boolean {
  return voice === 'correct' || voice === 'note';
}
