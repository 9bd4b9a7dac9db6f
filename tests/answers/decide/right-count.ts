import type { Decide } from '../../../checks/probes/decide';

export const says = /correct/;

export default function decide(...[records, holds]: Parameters<Decide>) {
  const runs = new Map<number, typeof records>();
  for (const record of records) runs.set(record.seed, [...(runs.get(record.seed) ?? []), record]);
  let yes = 0;
  for (const run of runs.values()) if (holds(run)) yes++;
  if (yes === runs.size) return 'true';
  return yes === 0 ? 'false' : 'undecided';
}
