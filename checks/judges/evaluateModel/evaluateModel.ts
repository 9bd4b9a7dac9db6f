import type { ObservedScores } from '../../probes/describing/describeScores';
import type { ObservedEvaluation, ObservedEvaluations } from '../../probes/evaluateModel';
import { drawnSeed } from '../../probes/inputs/drawUntil';
import { balancedPictures, LARGE, SMALL } from '../../probes/inputs/testPictures';
import type { Verdict } from '../../Verdict';
import { counted } from '../shared/counted';
import { explainNumbers } from '../shared/explainNumbers';
import { formatApart, formatNumber } from '../shared/formatNumber';
import { refuseShortcut } from '../shared/refuseShortcut';
import { decimalsOf } from '../shared/rounding';
import { scoreFactors } from '../shared/scoreFactors';
import { unusable } from '../shared/unusable';
import { faultsOfChanged } from './judgeChanged';
import { isNumber, type Name, type Pair, scoresOf } from './scoresOf';
import { type MinibatchScores, waysToSumUp, wrongSums } from './waysToSumUp';

const tasks = {
  constant: 'a model that always says class 0, on 250 pictures, 25 of each class',
  accuracy: 'the accuracy on 70 pictures in minibatches of 16',
  loss: 'the loss on them',
  still: 'no update while evaluating',
  memory: 'memory',
};

const TOLERANCE = 1e-5;

const names: Name[] = ['accuracy', 'loss'];
const otherThan = (name: Name): Name => (name === 'loss' ? 'accuracy' : 'loss');

/** Compares an evaluation with the means over all samples. */
export function judgeEvaluateModel(observed: ObservedEvaluations, seed: number): Verdict[] {
  const small = observed?.small;
  const scores = scoresOf(small);
  if (!scores) return Object.values(tasks).map((task) => notNumbers(task, small));
  const constant = scoresOf(observed.constant);
  const drawn = drawnSeed(seed, observed.draw);
  const refused = refuseShortcut(Object.values(tasks), observed.used, { evaluate: '`evaluate` of lib' });
  if (refused) return refused;
  return [
    constant
      ? judgeConstant(constant.accuracy)
      : unusable(tasks.constant, observed.constant?.outcome, { input: '250 pictures in minibatches of 64' }),
    ...afterChange(judgeSmall(scores, drawn, small.moved), observed, drawn),
    judgeStill(small),
    judgeMemory(small),
  ];
}

/** The accuracy of a model whose answer is always class 0. */
function judgeConstant(own: number): Verdict {
  const task = tasks.constant;
  const seen = `accuracy ${percent(own)}`;
  if (Math.abs(own - 0.1) < 1e-6) return { task, voice: 'correct', seen, next: '' };
  const ways = wrongSums(shares(), LARGE.batchSize);
  const next =
    ways.find(({ accuracy }) => Math.abs(accuracy - own) < 1e-6)?.next ??
    'Every class has as many pictures, so one answer is right for exactly a tenth of them.';
  return { task, voice: 'almost', seen: `${seen}; right is 10.000 %`, next };
}

/** Of each minibatch, the share of class 0. */
function shares(): MinibatchScores[] {
  const { labels, length } = balancedPictures();
  const { batchSize } = LARGE;
  return Array.from({ length: Math.ceil(length / batchSize) }, (_, b) => {
    const few = labels.slice(b * batchSize, (b + 1) * batchSize);
    return { loss: 0, accuracy: few.filter((label) => label === 0).length / few.length, size: few.length };
  });
}

function percent(share: number): string {
  return Number.isFinite(share) ? `${(100 * share).toFixed(3)} %` : String(share);
}

/** Accuracy and loss on few pictures. */
function judgeSmall(own: Pair, seed: number, moved: boolean): Verdict[] {
  const ways = waysToSumUp(seed);
  const [right] = ways;
  const isRight = (name: Name) =>
    Math.abs(own[name] - right[name]) <= 1e-5 * Math.max(1, right[name]) + (name === 'accuracy' ? right.unsure : 0);
  const advice = adviceFor(
    own,
    ways,
    names.filter((name) => !isRight(name)),
  );
  return names.map((name): Verdict => {
    const task = tasks[name];
    if (isRight(name)) return { task, voice: 'correct', seen: `${formatNumber(own[name])} is right`, next: '' };
    const [mine, best] = formatApart(own[name], right[name]);
    const next = advice[name] ?? (moved ? whileMoved : isRight(otherThan(name)) ? onlyThis : unknownWay);
    return { task, voice: 'almost', seen: `${mine}; right is ${best}`, next };
  });
}

/** The verdicts on accuracy and loss, of which those become worse that are wrong once the model's weights have changed. */
function afterChange(verdicts: Verdict[], observed: ObservedEvaluations, seed: number): Verdict[] {
  if (observed.small.moved || !verdicts.every(({ voice }) => voice === 'correct')) return verdicts;
  const faults = faultsOfChanged(observed, seed);
  return verdicts.map((verdict, i) => ({
    ...verdict,
    ...(faults[names[i]] && { voice: 'almost', ...faults[names[i]] }),
  }));
}

const whileMoved = 'The model changed while it was evaluated, so this is no number of one model.';
const onlyThis = 'The other number is right. What is done to this one that is not done to that?';
const unknownWay =
  'No known way of summing up gives this number. Take a minibatch of two pictures and compute by hand: what goes in of each, and what is the sum divided by?';

/** Advice for the numbers that are wrong. By chance one of two may look like a known mistake, so the same mistake must explain both. */
function adviceFor(
  own: Pair,
  [right, ...wrong]: ReturnType<typeof waysToSumUp>,
  off: Name[],
): Partial<Record<Name, string>> {
  const explain = (name: Name, ways: typeof wrong) => {
    const mistakes = [
      ...ways.map((one) => ({ values: [one[name]], next: one.next })),
      { values: [right[otherThan(name)]], next: `That is the ${otherThan(name)}. Are the two swapped?` },
    ];
    const given = { mistakes, factors: scoreFactors[name], tolerance: TOLERANCE };
    return adviceForDigits(own, right, name) ?? explainNumbers([own[name]], [right[name]], given);
  };
  const isSilent = (value: number) => Number.isNaN(value); // some mistakes concern one number only
  const possible = wrong.filter((one) =>
    off.every((name) => isSilent(one[name]) || Math.abs(one[name] - own[name]) <= TOLERANCE),
  );
  const both = off.every((name) => explain(name, possible));
  return Object.fromEntries(off.map((name) => [name, explain(name, both ? possible : [])]));
}

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

function notNumbers(task: string, small: ObservedEvaluation | undefined): Verdict {
  const scores: ObservedScores | null = small?.outcome?.kind === 'returned' ? small.outcome.value : null;
  const input = `${SMALL.pictures} pictures in minibatches of ${SMALL.batchSize}`;
  if (!scores) return unusable(task, small?.outcome, { input });
  const [name, value] = Object.entries(scores).find(([, value]) => !isNumber(value)) ?? ['loss', { not: 'missing' }];
  const seen = `${name} is ${(value as { not?: string } | null)?.not ?? 'missing'}`;
  return { task, voice: 'not yet', seen, next: 'Return { loss, accuracy }, two plain numbers.' };
}
