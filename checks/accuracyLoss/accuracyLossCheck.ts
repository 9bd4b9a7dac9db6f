import { type Loss, type ObservedLosses, probeLoss } from '../loss/probe';
import type { Check } from '../Verdict';
import { judgeAccuracyLoss } from './judge';

/** Exercise 2: the share of errors as a loss. */
export const accuracyLossCheck: Check<Loss, ObservedLosses> = {
  name: 'accuracyLoss',
  probe: (answer, seed) => probeLoss(answer, seed, ['ordinary', 'square', 'one picture', 'unsure']),
  judge: judgeAccuracyLoss,
};
