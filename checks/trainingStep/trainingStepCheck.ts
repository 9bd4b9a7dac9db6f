import type { Check } from '../Verdict';
import { judgeTrainingStep } from './judge';
import { type ObservedTrainingStep, probeTrainingStep, type TrainingStep } from './probe';

/** Exercise 3: one training step. */
export const trainingStepCheck: Check<TrainingStep, ObservedTrainingStep> = {
  name: 'trainingStep',
  probe: probeTrainingStep,
  judge: judgeTrainingStep,
};
