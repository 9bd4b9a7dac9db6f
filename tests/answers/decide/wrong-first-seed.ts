import type { Decide } from '../../../checks/probes/decide';

export const says = /the data do not decide/;

export default function decide(...[records, holds]: Parameters<Decide>) {
  return String(holds(records.filter(({ seed }) => seed === records[0].seed)));
}
