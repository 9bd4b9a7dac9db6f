import type { ObservedLosses } from '../../probes/loss';
import type { Verdict } from '../../Verdict';
import { nll } from './formulas';
import { judgeLoss, type LossSpec } from './judgeLoss';
import { judgeSlope } from './judgeSlope';

const withoutGradient =
  'Nothing can be trained through it. `tf.gatherND` has no gradient in TensorFlow.js; `tf.gather` on the flattened matrix and `tf.where` have one; `dataSync` leaves the tape.';

const spec: LossSpec = {
  properties: {
    ordinary: 'six pictures, three classes',
    'two pictures': 'two pictures, three classes',
    square: 'as many pictures as classes',
    'one picture': 'a minibatch of one',
    'ruled out class': 'another class has log-probability −∞, or the label one near −300',
    'ruled out label': 'the label has log-probability −∞',
  },
  reference: nll,
  shortcuts: { nllLoss: '`nllLoss` of lib', softmaxCrossEntropy: '`tf.losses.softmaxCrossEntropy`' },
  ways: [
    {
      recipe: { pick: 'own', function: 'none', sum: 'mean', whole: 'minus' },
      words: {
        'whole: none': {
          words: 'the sign is left as it is',
          hint: 'Log-probabilities are at most 0, a loss is at least 0.',
        },
        'whole: oneMinus': 'the mean is subtracted from 1',
        'function: exp': {
          words: 'the label’s entry is put through exp first',
          hint: 'The input holds logarithms already, and the loss leaves them so.',
        },
        'pick: hit': {
          words: 'a picture counts 1 or 0, right or wrong: an accuracy',
          hint: 'The loss takes the label’s entry.',
        },
      },
    },
  ],
  judgeGradient: (slopes, [input], rounded, _, used) =>
    judgeSlope(
      slopes,
      input,
      input.logProbs.map((row, i) => row.map((_, k) => (k === input.labels[i] ? -1 / input.labels.length : 0))),
      { withoutGradient, rounded, used },
    ),
};

export function judgeNllLoss(observed: ObservedLosses, seed: number): Verdict[] {
  return judgeLoss(spec, observed, seed);
}
