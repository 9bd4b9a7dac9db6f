import { type Loss, type ObservedLosses, probeLoss } from '../loss/probe';
import type { Check } from '../Verdict';
import { judgeSteppedLoss } from './judge';

/** Exercise 2: the share of errors by functions that have a gradient, which is 0. */
export const steppedLossCheck: Check<Loss, ObservedLosses> = {
  name: 'steppedLoss',
  probe: (answer, seed) => probeLoss(answer, seed, ['ordinary', 'square', 'one picture']),
  judge: judgeSteppedLoss,
};
