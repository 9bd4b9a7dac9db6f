import type { Check } from '../Verdict';
import { judgeFit } from './judge';
import { type Fit, type ObservedFit, probeFit } from './probe';

/** Exercise 3: the full training loop. */
export const fitCheck: Check<Fit, ObservedFit> = { name: 'fit', probe: probeFit, judge: judgeFit };
