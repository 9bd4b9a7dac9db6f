import type { Decide } from '../../../checks/probes/decide';

export const says = /forget .return/;

export default function decide(...[records, holds]: Parameters<Decide>) {
  const seeds = [...new Set(records.map(({ seed }) => seed))];
  const results = seeds.map((seed) => records.filter((one) => one.seed === seed)).map(holds);
  return void results;
}
