import type { Decide } from '../../../checks/probes/decide';

export const says = /stub is untouched/;

export default function decide(...[records, holds]: Parameters<Decide>) {
  throw new Error(`not implemented: ${records.length} ${holds.length}`);
}
