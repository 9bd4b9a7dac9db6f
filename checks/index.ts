export { check, LESSON_SEED } from './check';
export { logSoftmaxCheck } from './logSoftmax/logSoftmaxCheck';
export { Report } from './Report';
export type { Check, Verdict, Voice } from './Verdict';
