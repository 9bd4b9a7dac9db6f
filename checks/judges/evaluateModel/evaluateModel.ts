import type { ObservedScores } from '../../probes/describing/describeScores';
import { fromJson, type JsonNumber } from '../../probes/describing/matrix';
import { type ObservedEvaluation, type ObservedEvaluations, SMALL } from '../../probes/evaluateModel';
import type { Verdict } from '../../Verdict';
import { formatNumber } from '../shared/formatNumber';
import { refuseShortcut } from '../shared/refuseShortcut';
import { unusable } from '../shared/unusable';
import { waysToSumUp } from './waysToSumUp';

const tasks = {
  constant: 'a model that always says class 0, on 10,000 pictures, 1,000 of each class',
  accuracy: 'the accuracy on 70 pictures in minibatches of 16',
  loss: 'the loss on them',
  still: 'no update while evaluating',
  memory: 'memory',
};

/** Holds an evaluation against means over all samples. */
export function judgeEvaluateModel(observed: ObservedEvaluations, seed: number): Verdict[] {
  const small = observed?.small;
  const scores = small?.outcome?.kind === 'returned' ? small.outcome.value : null;
  if (!scores || !areNumbers(scores)) return Object.values(tasks).map((task) => notNumbers(task, small, scores));
  const constant = observed.constant?.outcome?.kind === 'returned' ? observed.constant.outcome.value : null;
  const refused = refuseShortcut(Object.values(tasks), observed.used, { evaluate: '`evaluate` of lib' });
  if (refused) return refused;
  const ways = waysToSumUp(seed);
  return [
    constant && areNumbers(constant)
      ? judgeConstant(number(constant.accuracy))
      : unusable(tasks.constant, observed.constant?.outcome),
    judgeScore(
      tasks.accuracy,
      number(scores.accuracy),
      ways.map(({ accuracy, next }) => [accuracy, next]),
    ),
    judgeScore(
      tasks.loss,
      number(scores.loss),
      ways.map(({ loss, next }) => [loss, next]),
    ),
    judgeStill(small),
    judgeMemory(small),
  ];
}

function judgeConstant(own: number): Verdict {
  const task = tasks.constant;
  const seen = `accuracy ${percent(own)}`;
  if (Math.abs(own - 0.1) < 1e-6) return { task, voice: 'correct', seen, next: '' };
  const wrong = `${seen}; right is 10.000 %`;
  if (Math.abs(own - 0.09765625) < 1e-5) {
    const next =
      'A mean of 40 minibatches’ means: the last minibatch holds 16 pictures, none of class 0, and weighs as much as one of 256.';
    return { task, voice: 'almost', seen: wrong, next };
  }
  return {
    task,
    voice: 'almost',
    seen: wrong,
    next: 'Every class has as many pictures, so one answer is right for exactly a tenth of them.',
  };
}

function percent(share: number): string {
  return Number.isFinite(share) ? `${(100 * share).toFixed(3)} %` : String(share);
}

function judgeScore(task: string, own: number, ways: [value: number, next: string][]): Verdict {
  const [expected] = ways[0];
  const advice = ways.find(([value]) => close(own, value))?.[1];
  if (close(own, expected)) return { task, voice: 'correct', seen: `${formatNumber(own)} is right`, next: '' };
  const next = advice || 'Sum over all pictures, then divide by how many there are.';
  return { task, voice: 'almost', seen: `${formatNumber(own)}; right is ${formatNumber(expected)}`, next };
}

function judgeStill({ moved, events }: ObservedEvaluation): Verdict {
  const task = tasks.still;
  const ops = Array.isArray(events) ? events.map(({ op }) => op) : [];
  const steps = ops.filter((op) => op === 'step').length;
  if (moved || steps > 0) {
    const seen = moved ? 'the weights are others afterwards' : `${steps} calls of \`step\``;
    return {
      task,
      voice: 'almost',
      seen,
      next: 'A model that learns from the test set is no longer tested by it. Evaluation needs the forward pass only.',
    };
  }
  if (ops.includes('grad')) {
    return {
      task,
      voice: 'note',
      seen: 'gradients are computed and left behind',
      next: 'Evaluation needs the forward pass only; a later step would use these gradients.',
    };
  }
  return { task, voice: 'correct', seen: 'the weights stay', next: '' };
}

function judgeMemory({ tensorsLeft }: ObservedEvaluation): Verdict {
  if (!(tensorsLeft > 0)) return { task: tasks.memory, voice: 'correct', seen: 'no tensor is left behind', next: '' };
  return {
    task: tasks.memory,
    voice: 'note',
    seen: `${tensorsLeft} tensors are left behind`,
    next: 'Put what happens to a minibatch into `tf.tidy`.',
  };
}

function notNumbers(task: string, small: ObservedEvaluation | undefined, scores: ObservedScores | null): Verdict {
  const input = `${SMALL.pictures} pictures in minibatches of ${SMALL.batchSize}`;
  if (!scores) return unusable(task, small?.outcome, { input });
  const [name, value] = Object.entries(scores).find(([, value]) => !isNumber(value)) ?? ['loss', { not: 'missing' }];
  const seen = `${name} is ${(value as { not?: string }).not}`;
  return { task, voice: 'not yet', seen, next: 'Return { loss, accuracy }, two plain numbers.' };
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'string';
}

function areNumbers(scores: ObservedScores): boolean {
  return isNumber(scores?.loss) && isNumber(scores?.accuracy);
}

function number(value: ObservedScores[string]): number {
  return fromJson(value as JsonNumber);
}

function close(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-5 * Math.max(1, Math.abs(b));
}
