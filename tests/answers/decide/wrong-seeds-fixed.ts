import type { Decide } from '../../../checks/probes/decide';

export const says = /holds was given no records; their seeds are /;

export default function decide(records: Parameters<Decide>[0], holds: Parameters<Decide>[1]) {
  const held = [0, 1, 2].map((seed) => holds(records.filter((record) => record.seed === seed)));
  return held.every(Boolean) ? 'true' : held.some(Boolean) ? 'undecided' : 'false';
}
