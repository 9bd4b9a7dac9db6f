import type { Decide } from '../../../checks/probes/decide';

export const says = /a majority is no proof/;

export default function decide(...[records, holds]: Parameters<Decide>) {
  const seeds = [...new Set(records.map(({ seed }) => seed))];
  const results = seeds.map((seed) => records.filter((one) => one.seed === seed)).map(holds);
  return results.filter(Boolean).length * 2 > results.length ? 'true' : 'false';
}
