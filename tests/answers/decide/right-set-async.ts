import type { Decide } from '../../../checks/probes/decide';

export const says = /correct/;

export default async function decide(...[records, holds]: Parameters<Decide>) {
  const verdicts = new Set(
    records.map(({ seed }) => seed).map((seed) => holds(records.filter((record) => record.seed === seed))),
  );
  return verdicts.size === 2 ? 'undecided' : String([...verdicts][0]);
}
