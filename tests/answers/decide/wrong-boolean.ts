import type { Decide } from '../../../checks/probes/decide';

export const says = /it gives boolean false; right is 'undecided'/;

export default function decide(...[records, holds]: Parameters<Decide>) {
  const seeds = [...new Set(records.map(({ seed }) => seed))];
  const results = seeds.map((seed) => records.filter((one) => one.seed === seed)).map(holds);
  return results.every(Boolean);
}
