import type { Decide } from '../../../checks/probes/decide';

export const says = /a majority is no proof/;

export default function decide(...[records, holds]: Parameters<Decide>) {
  const seeds = [...new Set(records.map(({ seed }) => seed))];
  const held = seeds.filter((seed) => holds(records.filter((one) => one.seed === seed))).length / seeds.length;
  return held > 0.8 ? 'true' : held < 0.2 ? 'false' : 'undecided';
}
