import type { Check } from '../../Verdict';
import { judgeOwnRun } from './judge';
import { type ObservedOwnRun, type OwnRun, probeOwnRun } from './probe';

/** Exercise 4: one’s own loop beside the experiment’s. */
export const ownRunCheck: Check<OwnRun, ObservedOwnRun> = {
  name: 'ownRun',
  probe: probeOwnRun,
  judge: judgeOwnRun,
};
