import type { ObservedLosses } from '../../probes/loss';
import type { Verdict } from '../../Verdict';
import { mistakesOfAccuracy } from './accuracyLoss';
import { expectedShareRight, shareWrong } from './formulas';
import { judgeLoss, type LossSpec } from './judgeLoss';
import { judgeSlope } from './judgeSlope';

const spec: LossSpec = {
  properties: {
    ordinary: 'six pictures, three classes',
    square: 'as many pictures as classes',
    'one picture': 'a minibatch of one',
    unsure: 'a model that is unsure',
  },
  reference: (x, y) => 1 - expectedShareRight(x, y),
  mistakes: [
    {
      formula: expectedShareRight,
      next: 'That is the expected accuracy. A loss falls when the model gets better: 1 minus it.',
    },
    {
      formula: (x, y) => -expectedShareRight(x, y),
      next: 'Minus the expected accuracy: here 1 minus it is asked for.',
    },
    {
      formula: (x, y) => x.length - x.length * expectedShareRight(x, y),
      next: 'A sum over the minibatch, where its mean is asked for.',
    },
    {
      formula: shareWrong,
      next: 'That counts errors. Expected accuracy takes each label’s probability instead of 0 or 1.',
    },
    ...mistakesOfAccuracy,
  ],
  advice: 'The input holds logarithms: `exp` makes probabilities of them. Which entry of each row counts?',
  judgeGradient: (gradient, input) =>
    judgeSlope(
      gradient,
      input,
      input.logProbs.map((row, i) =>
        row.map((x, k) => (k === input.labels[i] ? -Math.exp(x) / input.labels.length : 0)),
      ),
      'Nothing can be trained through it. Stay in tensors; `tf.gather` and `tf.where` have a gradient, `tf.gatherND` has none.',
    ),
};

export function judgeExpectedLoss(observed: ObservedLosses, seed: number): Verdict[] {
  return judgeLoss(spec, observed, seed);
}
