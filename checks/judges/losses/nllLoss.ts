import type { ObservedLosses } from '../../probes/loss';
import type { Verdict } from '../../Verdict';
import { mean } from '../shared/mean';
import { nll } from './formulas';
import { type Formula, judgeLoss, type LossSpec } from './judgeLoss';
import { judgeSlope } from './judgeSlope';

const picked = (logProbs: number[][], labels: number[]) => logProbs.map((row, i) => row[labels[i]]);
const product: Formula = (logProbs, labels) =>
  -mean(logProbs.map((row, i) => row.reduce((sum, x, k) => sum + x * Number(k === labels[i]), 0)));
const clippedAt =
  (floor: number): Formula =>
  (logProbs, labels) =>
    -mean(picked(logProbs, labels).map((x) => Math.max(x, floor)));

const byIndex =
  'Your number is NaN where a class that is not the label was ruled out: 0 · −∞ is NaN. Pick the label’s entry instead of multiplying the others by 0.';
const clip = 'A loss of ∞ is honest here: the model ruled out what was true. A clip hides that, and its gradient is 0.';

const spec: LossSpec = {
  properties: {
    ordinary: 'six pictures, three classes',
    square: 'as many pictures as classes',
    'one picture': 'a minibatch of one',
    'ruled out class': 'another class has log-probability −∞',
    'ruled out label': 'the label has log-probability −∞',
  },
  reference: nll,
  shortcuts: { nllLoss: '`nllLoss` of lib', softmaxCrossEntropy: '`tf.losses.softmaxCrossEntropy`' },
  mistakes: [
    { formula: product, next: byIndex },
    { formula: clippedAt(-100), next: clip },
    { formula: clippedAt(Math.fround(Math.log(1e-7))), next: clip },
    { formula: clippedAt(Math.fround(Math.log(1e-12))), next: clip },
    {
      formula: (x, y) => x.length * nll(x, y),
      next: 'Your number is the mean times the number of pictures: a sum. With a sum the step would grow with the minibatch.',
    },
    {
      formula: (x, y) => x.length * product(x, y),
      next: `A sum over the minibatch, where its mean is asked for. And: ${byIndex}`,
    },
    {
      formula: (x, y) => -nll(x, y),
      next: 'Right up to its sign: log-probabilities are at most 0, a loss is at least 0.',
    },
    {
      formula: (x, y) => product(x, y) / x[0].length,
      next: 'You divide by pictures × classes: the mean over a whole matrix that is 0 but for one entry a row. By how many should you divide?',
    },
    {
      formula: (x) => -mean(x.flat()),
      next: 'That is the mean over all classes: the labels make no difference. Pick each row’s entry.',
    },
    {
      formula: (x) => -mean(x.map((row) => Math.max(...row))),
      next: 'You take each row’s largest entry: what the model says. The loss asks what it said about the label.',
    },
    {
      formula: (x, y) => -mean(y.flatMap((label) => x.map((row) => row[label]))),
      next: '`tf.gather(logProbs, labels, 1)` picks every label’s column for every row: [B, B], where one entry a row is needed.',
    },
    {
      formula: (x, y) => -mean(y.flatMap((label) => x[label] ?? [Number.NaN])),
      next: '`tf.gather(logProbs, labels)` picks whole rows, by the label’s number. The label counts columns.',
    },
    {
      formula: (x, y) => -mean(y.map((label, i) => x[label]?.[i] ?? 0)),
      next: 'Row and column are swapped: you read entry [label, i] where picture i’s label is entry [i, label].',
    },
    {
      formula: (x, y) => -mean(picked(x, y).map(Math.exp)),
      next: 'You average the probabilities: that is the expected accuracy with a minus. The input holds logarithms already; leave them so.',
    },
    {
      formula: (x, y) => 1 - mean(picked(x, y).map(Math.exp)),
      next: 'You average the probabilities. The input holds logarithms already; leave them so.',
    },
    {
      formula: (x, y) => nll(x, y) / Math.LN2,
      next: 'Every number is 1.4427 times too large: bits, not nats. The natural logarithm has been taken already.',
    },
    {
      formula: (x, y) => -picked(x, y)[0],
      next: 'That is the first picture’s loss alone. The minibatch’s is the mean over all of them.',
    },
    {
      formula: () => Number.NaN,
      next: 'NaN everywhere: a second logarithm? Log-probabilities are negative, and the logarithm of a negative number is NaN.',
    },
  ],
  advice:
    'Take two pictures and three classes on paper: which entry of each row counts, with which sign, divided by what?',
  judgeGradient: (gradient, input) =>
    judgeSlope(
      gradient,
      input,
      input.logProbs.map((row, i) => row.map((_, k) => (k === input.labels[i] ? -1 / input.labels.length : 0))),
      'Nothing can be trained through it. `tf.gatherND` has no gradient in TensorFlow.js; `tf.gather` on the flattened matrix and `tf.where` have one; `dataSync` leaves the tape.',
    ),
};

export function judgeNllLoss(observed: ObservedLosses, seed: number): Verdict[] {
  return judgeLoss(spec, observed, seed);
}
