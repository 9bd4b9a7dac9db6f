export { check, LESSON_SEED } from './check';
export { logSoftmaxCheck } from './logSoftmax';
export { Report } from './Report';
export type { Check, Verdict, Voice } from './Verdict';
