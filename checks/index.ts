export { brokenLogitsCheck } from './brokenLogits/brokenLogitsCheck';
export { check, LESSON_SEED } from './check';
export { logSoftmaxCheck } from './logSoftmax/logSoftmaxCheck';
export { nllLossCheck } from './nllLoss/nllLossCheck';
export { Report } from './Report';
export type { Check, Verdict, Voice } from './Verdict';
