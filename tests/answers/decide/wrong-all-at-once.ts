import type { Decide } from '../../../checks/probes/decide';

export const says = /one seed at a time/;

export default function decide(...[records, holds]: Parameters<Decide>) {
  const seeds = [...new Set(records.map(({ seed }) => seed))];
  const results = [records.slice(0, seeds.length && records.length)].map(holds);
  return results.every(Boolean) ? 'true' : results.some(Boolean) ? 'undecided' : 'false';
}
