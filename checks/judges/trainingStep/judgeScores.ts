import type { ObservedScores } from '../../probes/describing/describeScores';
import { fromJson, type JsonNumber } from '../../probes/describing/matrix';
import { BATCHES } from '../../probes/inputs/twoMinibatches';
import type { ObservedStep } from '../../probes/trainingStep';
import { later, type Verdict } from '../../Verdict';
import { explainNumbers } from '../shared/explainNumbers';
import { fixedDivisor } from '../shared/fixedDivisor';
import { formatApart, formatNumber } from '../shared/formatNumber';
import { sameScore } from '../shared/sameScore';
import type { RightSteps } from './rightSteps';

const names = ['loss', 'accuracy'] as const;
const asked = {
  loss: 'The mean negative log-likelihood of this minibatch is asked for, before the step.',
  accuracy: 'The share of this minibatch’s pictures that are classified rightly is asked for, before the step.',
};

/** Compares what the steps returned with the scores before each step. If the steps are wrong, only the first is compared. */
export function judgeScores(task: string, steps: ObservedStep[], right: RightSteps, moved: boolean): Verdict {
  const returned = steps.map(({ outcome }) => (outcome.kind === 'returned' ? outcome.value : {}) as ObservedScores);
  for (const name of names) {
    const value = returned[0][name];
    if (typeof value === 'number' || typeof value === 'string') continue;
    const tensor = value?.not?.startsWith('a tensor');
    const next = tensor
      ? 'A tensor would keep its memory for as long as the records live. `dataSync()[0]` copies the number out.'
      : 'Return { loss, accuracy }, two plain numbers.';
    return { task, voice: tensor ? 'almost' : 'not yet', seen: `${name} is ${value?.not ?? 'missing'}`, next };
  }
  const known = [right.first, right.second].slice(0, moved ? 2 : 1);
  for (const name of names) {
    const own = known.map((_, i) => fromJson(returned[i][name] as JsonNumber));
    const expected = known.map(({ before }) => before[name]);
    const off = own.findIndex((value, i) => !isRight(value, known[i].before, name));
    if (off < 0) continue;
    const [mine, best] = formatApart(own[off], expected[off]);
    const seen = `minibatch ${off + 1}: ${name} ${mine}; right is ${best}`;
    const next = name === 'loss' ? adviceForLoss(own, right) : adviceForAccuracy(own, right);
    return { task, voice: 'almost', seen, next: next ?? asked[name] };
  }
  if (!moved) return later(task, 'once the first step is right');
  return { task, voice: 'correct', seen: 'plain numbers, measured before the step', next: '' };
}

function isRight(value: number, before: RightSteps['first']['before'], name: (typeof names)[number]): boolean {
  const slack = name === 'accuracy' ? before.unsure : 0;
  return sameScore(value, before[name], slack);
}

function adviceForLoss(own: number[], { first, second }: RightSteps): string | undefined {
  const of = (...values: number[]) => values.slice(0, own.length);
  const expected = of(first.before.loss, second.before.loss);
  const known = explainNumbers(own, expected, {
    mistakes: [
      {
        values: of(first.after.loss, second.after.loss),
        next: 'That is the loss after the step, on pictures just learnt from. Measure before it.',
      },
      {
        values: of(...expected.map((loss, i) => BATCHES[i] * loss)),
        next: 'A sum over the minibatch. The record holds its mean.',
      },
      {
        values: of(...expected.map((loss, i) => loss / BATCHES[i])),
        next: 'The mean, divided by the number of pictures once more.',
      },
      { values: of(first.before.loss, first.after.loss), next: 'Both are losses of the first minibatch.' },
      { values: of(first.before.loss, first.before.loss), next: 'That is the first minibatch’s loss again.' },
      { values: of(first.before.accuracy, second.before.accuracy), next: 'That is the accuracy. Are the two swapped?' },
      ...expected.slice(1).map((loss) => ({
        values: of(first.before.loss, first.before.loss + loss),
        next: 'The losses add up over the steps. Each record is of one minibatch.',
      })),
    ],
    factors: [
      [-1, 'The sign is turned: a negative log-likelihood is at least 0.'],
      [1 / Math.LN2, 'That is the loss in bits: a logarithm to base 2.'],
      [1 / Math.LN10, 'A logarithm to base 10, where the natural one is asked for.'],
    ],
  });
  return known ?? adviceForDivisor(own, expected);
}

function adviceForDivisor(own: number[], expected: number[]): string | undefined {
  const divisor = fixedDivisor(own.map((value, i) => ({ own: value, right: expected[i], pictures: BATCHES[i] })));
  if (divisor === undefined) return undefined;
  return `Each is the sum over its minibatch, divided by ${formatNumber(divisor)}. These minibatches have ${BATCHES.join(' and ')} pictures.`;
}

function adviceForAccuracy(own: number[], { first, second }: RightSteps): string | undefined {
  const of = (...values: number[]) => values.slice(0, own.length);
  const expected = of(first.before.accuracy, second.before.accuracy);
  const known = explainNumbers(own, expected, {
    mistakes: [
      {
        values: of(first.after.accuracy, second.after.accuracy),
        next: 'That is the accuracy after the step, on pictures just learnt from. Measure before it.',
      },
      {
        values: of(first.before.paired, second.before.paired),
        next: 'Each prediction is compared with every picture’s label: with labels of shape [B, 1], `equal` gives [B, B]. Both must be [B].',
      },
      { values: expected.map((share) => 1 - share), next: 'That is the share of errors.' },
      { values: of(first.before.accuracy, first.after.accuracy), next: 'Both are accuracies of the first minibatch.' },
      { values: of(first.before.loss, second.before.loss), next: 'That is the loss. Are the two swapped?' },
      {
        values: expected.map((share, i) => share * BATCHES[i]),
        next: 'That is the number of right pictures. A share lies between 0 and 1: divide by how many there are.',
      },
    ],
    factors: [[100, 'Per cent, where a share between 0 and 1 is asked for.']],
  });
  return (
    known ??
    adviceForDivisor(own, expected) ??
    (own.some((value) => value > 1) ? 'A share lies between 0 and 1.' : undefined)
  );
}
