import type { Check } from '../../Verdict';
import { judgeDecide } from './judge';
import { type Decide, type ObservedDecisions, probeDecide } from './probe';

/** Exercise 4: what the seeds agree on. */
export const decideCheck: Check<Decide, ObservedDecisions> = {
  name: 'decide',
  probe: probeDecide,
  judge: judgeDecide,
};
