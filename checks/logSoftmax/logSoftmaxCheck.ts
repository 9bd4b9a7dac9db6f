import type { Check } from '../Verdict';
import { judgeLogSoftmax } from './judge';
import { type LogSoftmax, type ObservedLogSoftmax, probeLogSoftmax } from './probe';

/** Exercise 1: a log-softmax that survives logits of any size. */
export const logSoftmaxCheck: Check<LogSoftmax, ObservedLogSoftmax> = {
  name: 'logSoftmax',
  probe: probeLogSoftmax,
  judge: judgeLogSoftmax,
};
