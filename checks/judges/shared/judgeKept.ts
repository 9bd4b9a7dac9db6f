import type { Verdict } from '../../Verdict';

export const keptTask = 'the given records';

/** Checks that the answer left the records unchanged. */
export function judgeKept(kept: boolean): Verdict {
  if (kept) return { task: keptTask, voice: 'correct', seen: 'the records are kept as they were', next: '' };
  const next =
    'The cells below use them, too. `sort`, `reverse` and `splice` change the array: copy it first, `[...records]`. An assignment changes a record: copy that, `{ ...record }`.';
  return { task: keptTask, voice: 'almost', seen: 'the records that were given are changed', next };
}
