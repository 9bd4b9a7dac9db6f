import { type Loss, type ObservedLosses, probeLoss } from '../loss/probe';
import type { Check } from '../Verdict';
import { judgeExpectedLoss } from './judge';

/** Exercise 2, stretch: the expected share of errors, which has a slope. */
export const expectedLossCheck: Check<Loss, ObservedLosses> = {
  name: 'expectedLoss',
  probe: (answer, seed) => probeLoss(answer, seed, ['ordinary', 'square', 'one picture', 'unsure']),
  judge: judgeExpectedLoss,
};
