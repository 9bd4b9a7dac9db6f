import type { Check } from '../Verdict';
import { judgeBrokenLogits } from './judge';
import { type ObservedPick, probeBrokenLogits } from './probe';

/** Exercise 1: hand-picked logits on which the textbook's formulas break. */
export const brokenLogitsCheck: Check<() => unknown, ObservedPick> = {
  name: 'brokenLogits',
  probe: probeBrokenLogits,
  judge: judgeBrokenLogits,
};
