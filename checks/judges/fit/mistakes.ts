import { SIZES } from '../../probes/inputs/smallTraining';
import type { Mistake } from '../shared/explainNumbers';
import type { Step } from './readCourse';
import type { EpochScores } from './scoreEpoch';

const { test, batchSize } = SIZES;
type Name = 'loss' | 'accuracy';
const other = (name: Name): Name => (name === 'loss' ? 'accuracy' : 'loss');
const pairs =
  'Each prediction is compared with every label: with labels of shape [B, 1], `equal` gives [B, B]. Both must be [B].';
const errors = 'That is the share of errors.';
const swapped = (name: Name) => `That is the ${other(name)}. Are the two swapped?`;

/** The numbers that known mistakes in recording minibatches give. */
export function batchMistakes(steps: Step[], name: Name): Mistake[] {
  const right = steps.map(({ before }) => before[name]);
  return [
    {
      values: steps.map(({ after }) => after[name]),
      next: `That is the ${name} after the step, on pictures just learnt from. Measure before it.`,
    },
    { values: steps.map(({ before }) => before[other(name)]), next: swapped(name) },
    {
      values: steps.map(({ before, learnt }) => learnt.length * before[name]),
      next: 'A sum over the minibatch’s pictures. The record holds the mean.',
    },
    { values: sums(right), next: 'The records add up. Each is of one minibatch.' },
    {
      values: sums(right).map((sum, i) => sum / (i + 1)),
      next: 'A mean over all minibatches so far. Each record is of one.',
    },
    { values: [right[0], ...right.slice(0, -1)], next: 'That is the minibatch before.' },
    ...(name === 'accuracy'
      ? [
          { values: steps.map(({ before }) => before.paired), next: pairs },
          { values: right.map((share) => 1 - share), next: errors },
        ]
      : []),
  ];
}

/** The numbers that known mistakes in recording epochs give. The first of `scores` is that before the training. */
export function epochMistakes(scores: EpochScores[], name: Name): Mistake[] {
  const epochs = scores.slice(1);
  const [start, ...right] = scores.map((one) => one.right[name]);
  const better = name === 'loss' ? Math.min : Math.max;
  return [
    {
      values: epochs.map(({ means }) => means[name]),
      next: 'That is the mean of the minibatches’ means: each counts the same, whatever its size, and the last one is smaller. Sum over pictures, divide once.',
    },
    {
      values: epochs.map(({ last }) => last[name]),
      next: 'That is the last test minibatch alone. Add up over all of them.',
    },
    { values: epochs.map(({ first }) => first[name]), next: 'That is the first test minibatch alone.' },
    { values: epochs.map(({ allButLast }) => allButLast[name]), next: 'The last, smaller test minibatch is left out.' },
    {
      values: epochs.map(({ allButLast }) => (allButLast[name] * (test - (test % batchSize))) / test),
      next: 'The last, smaller test minibatch is left out of the sum, but not of the number that it is divided by.',
    },
    {
      values: epochs.map(({ training }) => training[name]),
      next: 'That is the training set’s. The test set’s is asked for.',
    },
    { values: epochs.map((one) => one.right[other(name)]), next: swapped(name) },
    { values: [start, ...right.slice(0, -1)], next: 'That is the score of the epoch before.' },
    { values: right.map(() => right[right.length - 1]), next: 'Each record has the last epoch’s score.' },
    { values: right.map(() => right[0]), next: 'Each record has the first epoch’s score.' },
    {
      values: right.map((_, i) => better(...right.slice(0, i + 1))),
      next: 'That is the best score so far. The record holds the epoch’s own, better or worse.',
    },
    { values: sums(right), next: 'The scores add up over the epochs. Does each evaluation begin at 0?' },
    ...(name === 'accuracy'
      ? [
          { values: epochs.map(({ paired }) => paired), next: pairs },
          { values: right.map((share) => 1 - share), next: errors },
        ]
      : []),
  ];
}

function sums(values: number[]): number[] {
  let sum = 0;
  return values.map((value) => {
    sum += value;
    return sum;
  });
}
