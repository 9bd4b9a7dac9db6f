import type { Decide } from '../../../checks/probes/decide';

export const says = /Every seed counts/;

export default function decide(...[records, holds]: Parameters<Decide>) {
  const seeds = [...new Set(records.map(({ seed }) => seed))].filter(Boolean);
  const held = seeds.map((seed) => holds(records.filter((one) => one.seed === seed)));
  return held.every(Boolean) ? 'true' : held.some(Boolean) ? 'undecided' : 'false';
}
