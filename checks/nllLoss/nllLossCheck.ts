import { type Loss, type ObservedLosses, probeLoss } from '../loss/probe';
import type { Check } from '../Verdict';
import { judgeNllLoss } from './judge';

/** Exercise 1: the negative log-likelihood, by index. */
export const nllLossCheck: Check<Loss, ObservedLosses> = {
  name: 'nllLoss',
  probe: (answer, seed) =>
    probeLoss(answer, seed, ['ordinary', 'square', 'one picture', 'ruled out class', 'ruled out label']),
  judge: judgeNllLoss,
};
