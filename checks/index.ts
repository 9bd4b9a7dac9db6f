export { brokenLogitsCheck } from './brokenLogits/brokenLogitsCheck';
export { check, LESSON_SEED } from './check';
export { evaluateModelCheck } from './evaluateModel/evaluateModelCheck';
export { fitCheck } from './fit/fitCheck';
export { logSoftmaxCheck } from './logSoftmax/logSoftmaxCheck';
export { nllLossCheck } from './nllLoss/nllLossCheck';
export { Report } from './Report';
export { trainingStepCheck } from './trainingStep/trainingStepCheck';
export type { Check, Verdict, Voice } from './Verdict';
