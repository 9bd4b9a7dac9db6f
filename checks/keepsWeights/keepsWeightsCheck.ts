import type { Check } from '../Verdict';
import { judgeKeepsWeights } from './judge';
import { type KeepsWeights, type ObservedTrials, probeKeepsWeights } from './probe';

/** Exercise 2: whether training leaves the weights as they are, bit for bit. */
export const keepsWeightsCheck: Check<KeepsWeights, ObservedTrials> = {
  name: 'keepsWeights',
  probe: probeKeepsWeights,
  judge: judgeKeepsWeights,
};
