import type { Check } from '../Verdict';
import { judgeEvaluateModel } from './judge';
import { type EvaluateModel, type ObservedEvaluations, probeEvaluateModel } from './probe';

/** Exercise 3: loss and accuracy on a whole dataset. */
export const evaluateModelCheck: Check<EvaluateModel, ObservedEvaluations> = {
  name: 'evaluateModel',
  probe: probeEvaluateModel,
  judge: judgeEvaluateModel,
};
