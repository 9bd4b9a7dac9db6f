import type { ObservedLosses } from '../../probes/loss';
import type { Verdict } from '../../Verdict';
import { nll, pairedShareWrong, shareRight, shareWrong } from './formulas';
import { judgeLoss, type LossSpec } from './judgeLoss';
import { gradientTask } from './judgeSlope';

export const mistakesOfAccuracy: LossSpec['mistakes'] = [
  { formula: shareRight, next: 'That is the accuracy. A loss falls when the model gets better: 1 − accuracy.' },
  {
    formula: (x, y) => -shareRight(x, y),
    next: 'Minus the accuracy falls, too, but here 1 − accuracy is asked for: the share of errors.',
  },
  { formula: (x, y) => shareRight(x, y) - 1, next: 'The sign is turned: 1 − accuracy is at least 0.' },
  { formula: (x, y) => x.length * shareWrong(x, y), next: 'That counts the errors. Divide by the number of pictures.' },
  { formula: (x, y) => x.length * shareRight(x, y), next: 'That counts the hits. A share of errors is asked for.' },
  {
    formula: (x, y) => 1 - x.length * shareRight(x, y),
    next: 'One minus the number of hits: divide it by the number of pictures first.',
  },
  { formula: (x, y) => 100 * shareWrong(x, y), next: 'Per cent, where a share between 0 and 1 is asked for.' },
  {
    formula: pairedShareWrong,
    next: 'Each prediction is compared with every label: with labels of shape [B, 1], `equal` gives [B, B]. Both must be [B].',
  },
  {
    formula: (x, y) => 1 - Number(shareRight(x, y) === 1),
    next: 'All or nothing: you ask whether every picture is right.',
  },
  { formula: nll, next: 'That is the negative log-likelihood. Count errors instead.' },
];

const spec: LossSpec = {
  properties: {
    ordinary: 'six pictures, three classes',
    square: 'as many pictures as classes',
    'one picture': 'a minibatch of one',
    unsure: 'a model that is unsure',
  },
  reference: shareWrong,
  mistakes: mistakesOfAccuracy,
  advice: 'Which class has each row’s largest entry? In how many rows is it not the label?',
  judgeGradient: (gradient) => {
    const seen =
      gradient?.kind === 'threw' ? gradient.message : 'TensorFlow.js finds none, or it is 0: the next tasks ask why';
    return { task: gradientTask, voice: 'correct', seen: `none, as is to be expected: ${seen}`, next: '' };
  },
};

export function judgeAccuracyLoss(observed: ObservedLosses, seed: number): Verdict[] {
  return judgeLoss(spec, observed, seed);
}
