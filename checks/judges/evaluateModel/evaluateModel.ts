import type { ObservedScores } from '../../probes/describing/describeScores';
import { fromJson, type JsonNumber } from '../../probes/describing/matrix';
import type { ObservedEvaluation, ObservedEvaluations } from '../../probes/evaluateModel';
import { drawnSeed } from '../../probes/inputs/drawUntil';
import { SMALL } from '../../probes/inputs/testPictures';
import type { Verdict } from '../../Verdict';
import { counted } from '../shared/counted';
import { explainNumbers } from '../shared/explainNumbers';
import { formatApart, formatNumber } from '../shared/formatNumber';
import { refuseShortcut } from '../shared/refuseShortcut';
import { decimalsOf } from '../shared/rounding';
import { unusable } from '../shared/unusable';
import { waysToSumUp } from './waysToSumUp';

const tasks = {
  constant: 'a model that always says class 0, on 250 pictures, 25 of each class',
  accuracy: 'the accuracy on 70 pictures in minibatches of 16',
  loss: 'the loss on them',
  still: 'no update while evaluating',
  memory: 'memory',
};

type Pair = { loss: number; accuracy: number };

/** Compares an evaluation with the means over all samples. */
export function judgeEvaluateModel(observed: ObservedEvaluations, seed: number): Verdict[] {
  const small = observed?.small;
  const scores = small?.outcome?.kind === 'returned' ? small.outcome.value : null;
  if (!scores || !areNumbers(scores)) return Object.values(tasks).map((task) => notNumbers(task, small, scores));
  const constant = observed.constant?.outcome?.kind === 'returned' ? observed.constant.outcome.value : null;
  const refused = refuseShortcut(Object.values(tasks), observed.used, { evaluate: '`evaluate` of lib' });
  if (refused) return refused;
  return [
    constant && areNumbers(constant)
      ? judgeConstant(number(constant.accuracy))
      : unusable(tasks.constant, observed.constant?.outcome, { input: '250 pictures in minibatches of 64' }),
    ...judgeSmall(
      { loss: number(scores.loss), accuracy: number(scores.accuracy) },
      drawnSeed(seed, observed.draw),
      small.moved,
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
  const next =
    Math.abs(own - 25 / 256) < 1e-6
      ? 'That is 25 of 256, and there are 250 pictures: the last minibatch holds 58, and yet it counts as much as one of 64. On the test set, in minibatches of 256, the same comes out.'
      : 'Every class has as many pictures, so one answer is right for exactly a tenth of them.';
  return { task, voice: 'almost', seen: wrong, next };
}

function percent(share: number): string {
  return Number.isFinite(share) ? `${(100 * share).toFixed(3)} %` : String(share);
}

/** Accuracy and loss on few pictures. */
function judgeSmall(own: Pair, seed: number, moved: boolean): Verdict[] {
  const [right, ...wrong] = waysToSumUp(seed);
  return (['accuracy', 'loss'] as const).map((name): Verdict => {
    const task = tasks[name];
    const slack = name === 'accuracy' ? right.unsure : 0;
    if (Math.abs(own[name] - right[name]) <= 1e-5 * Math.max(1, right[name]) + slack) {
      return { task, voice: 'correct', seen: `${formatNumber(own[name])} is right`, next: '' };
    }
    const other = name === 'loss' ? 'accuracy' : 'loss';
    const mistakes = [
      ...wrong.map((one) => ({ values: [one[name]], next: one.next })),
      { values: [right[other]], next: `That is the ${other}. Are the two swapped?` },
    ];
    const known =
      adviceForDigits(own, right, name) ??
      explainNumbers([own[name]], [right[name]], { mistakes, factors: factors[name], tolerance: 1e-5 });
    const [mine, best] = formatApart(own[name], right[name]);
    const asked = moved
      ? 'The model changed while it was evaluated, so this is no number of one model.'
      : 'Sum over all pictures, then divide by how many there are.';
    const next = known ?? asked;
    return { task, voice: 'almost', seen: `${mine}; right is ${best}`, next };
  });
}

const factors: Record<'accuracy' | 'loss', [number, string][]> = {
  accuracy: [
    [100, 'Per cent, where a share between 0 and 1 is asked for.'],
    [-1, 'The sign is turned: a share lies between 0 and 1.'],
  ],
  loss: [
    [-1, 'The sign is turned: a negative log-likelihood is at least 0.'],
    [1 / Math.LN2, 'That is the loss in bits: a logarithm to base 2.'],
  ],
};

/** Advice for rounded results. Others compute with an evaluation and choose models by it, so it should keep all digits. */
function adviceForDigits(own: Pair, right: Pair, name: keyof Pair): string | undefined {
  const both = decimalsOf([own.loss, own.accuracy], [right.loss, right.accuracy], 1e-7);
  const decimals = both ?? decimalsOf([own[name]], [right[name]], 1e-7);
  if (decimals === null || decimals < 2) return undefined;
  return `The right number, rounded to ${counted(decimals, 'decimal')}. Others compute with what an evaluation gives: round where a number is shown.`;
}

function judgeStill({ moved, events }: ObservedEvaluation): Verdict {
  const task = tasks.still;
  const ops = Array.isArray(events) ? events.map((event) => event?.op) : [];
  if (moved) {
    return {
      task,
      voice: 'almost',
      seen: 'the weights are others afterwards',
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
    seen: `${counted(tensorsLeft, 'tensor')} ${tensorsLeft === 1 ? 'is' : 'are'} left behind`,
    next: 'Put what happens to a minibatch into `tf.tidy`.',
  };
}

function notNumbers(task: string, small: ObservedEvaluation | undefined, scores: ObservedScores | null): Verdict {
  const input = `${SMALL.pictures} pictures in minibatches of ${SMALL.batchSize}`;
  if (!scores) return unusable(task, small?.outcome, { input });
  const [name, value] = Object.entries(scores).find(([, value]) => !isNumber(value)) ?? ['loss', { not: 'missing' }];
  const seen = `${name} is ${(value as { not?: string } | null)?.not ?? 'missing'}`;
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
