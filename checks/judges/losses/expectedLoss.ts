import type { ObservedLosses } from '../../probes/loss';
import type { Verdict } from '../../Verdict';
import type { RightWay } from './explainByParts';
import { expectedShareWrong } from './formulas';
import { judgeLoss, type LossSpec } from './judgeLoss';
import { judgeSlope } from './judgeSlope';

const withoutGradient =
  'Nothing can be trained through it. Stay in tensors; `tf.gather` and `tf.where` have a gradient, `tf.gatherND` has none.';

const words: RightWay['words'] = {
  'whole: none': {
    words: 'nothing is subtracted from 1: that is the expected accuracy',
    hint: 'A loss falls when the model gets better.',
  },
  'whole: minus': 'the sign of the expected accuracy is turned: here 1 minus it is asked for',
  'whole: minusOne': 'the sign is turned: 1 minus the expected accuracy is at least 0',
  'function: none': {
    words: 'the logarithms are taken as they are',
    hint: 'The input holds logarithms, and `exp` makes probabilities of them.',
  },
  'whole: oneMinusExp, function: none': {
    words: 'the logarithms are averaged first, and exp is taken of their mean',
    hint: 'That is a geometric mean. Take exp for each picture, then the mean.',
  },
  'whole: minus, function: none': {
    words: 'it is the negative log-likelihood, as `nllLoss` gives it',
    hint: 'Here a picture counts 1 minus its label’s probability, and `exp` makes probabilities of logarithms.',
  },
  'pick: hit': 'errors are counted, where each label’s probability is asked for instead of 0 or 1',
};

const spec: LossSpec = {
  properties: {
    ordinary: 'six pictures, three classes',
    'two pictures': 'two pictures, three classes',
    square: 'as many pictures as classes',
    'one picture': 'a minibatch of one',
    unsure: 'a model that is unsure',
    'ruled out class': 'a class has log-probability −∞',
  },
  reference: expectedShareWrong,
  ways: [
    { recipe: { pick: 'own', function: 'exp', sum: 'mean', whole: 'oneMinus' }, words },
    {
      recipe: { pick: 'own', function: 'restOfExp', sum: 'mean', whole: 'none' },
      words: { ...words, 'pick: largest': 'the most probable class is taken, whatever the label' },
    },
  ],
  judgeGradient: (slopes, [input], rounded, _, used) =>
    judgeSlope(
      slopes,
      input,
      input.logProbs.map((row, i) =>
        row.map((x, k) => (k === input.labels[i] ? -Math.exp(x) / input.labels.length : 0)),
      ),
      { withoutGradient, rounded, used },
    ),
};

export function judgeExpectedLoss(observed: ObservedLosses, seed: number): Verdict[] {
  return judgeLoss(spec, observed, seed);
}
