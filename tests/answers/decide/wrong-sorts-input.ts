import type { Decide } from '../../../checks/probes/decide';

export const says = /records that were given are changed/;

export default function decide(...[records, holds]: Parameters<Decide>) {
  records.sort((a, b) => a.seed - b.seed);
  const seeds = [...new Set(records.map(({ seed }) => seed))];
  const results = seeds.map((seed) => records.filter((one) => one.seed === seed)).map(holds);
  return results.every(Boolean) ? 'true' : results.some(Boolean) ? 'undecided' : 'false';
}
