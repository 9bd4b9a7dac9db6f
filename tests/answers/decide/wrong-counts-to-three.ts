import type { Decide } from '../../../checks/probes/decide';

export const says = /undecided|'true'/;

export default function decide(...[records, holds]: Parameters<Decide>) {
  const seeds = [...new Set(records.map(({ seed }) => seed))];
  const held = seeds.filter((seed) => holds(records.filter((one) => one.seed === seed))).length;
  return held >= 3 ? 'true' : held === 0 ? 'false' : 'undecided';
}
