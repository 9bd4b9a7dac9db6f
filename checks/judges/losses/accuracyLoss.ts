import type { ObservedLosses } from '../../probes/loss';
import type { Verdict } from '../../Verdict';
import { formatRow } from '../shared/formatNumber';
import type { RightWay } from './explainByParts';
import { shareWrong } from './formulas';
import { judgeLoss, type LossSpec } from './judgeLoss';
import { gradientTask, slopeOn } from './judgeSlope';

const nothingSubtracted = {
  words: 'nothing is subtracted from 1: that is the accuracy',
  hint: 'A loss falls when the model gets better.',
};
const labelsEntry = 'the label’s entry is taken, as the negative log-likelihood does';
const words: RightWay['words'] = {
  'whole: none': nothingSubtracted,
  'whole: minus': 'the sign of the accuracy is turned: it falls, too, but here 1 − accuracy is asked for',
  'whole: minusOne': 'the sign is turned: 1 − accuracy is at least 0',
  'pick: own': { words: labelsEntry, hint: 'Count errors instead.' },
  'whole: minus, pick: own': {
    words: 'it is the negative log-likelihood, as `nllLoss` gives it',
    hint: 'Count errors instead: how many labels are not the largest entry of their row?',
  },
  'function: exp': 'it is put through exp, so that it is a probability',
  'pick: own, function: exp': {
    words: 'the label’s probability is taken: 0.6 counts as 0.6 of a right picture',
    hint: 'Count whole pictures: each is either right or wrong.',
  },
  'pick: everyLabel, function: exp': {
    words: 'the probabilities of every label’s column are averaged for every row, [B, B]',
    hint: 'Count whole pictures, one number a row: is the label’s entry the largest of its row?',
  },
  'pick: own, function: round': {
    words: 'a picture counts as right where the label’s probability rounds to 1',
    hint: 'Where the model is unsure, the largest of several probabilities can lie below one half. Is the label’s the largest of its row?',
  },
};

/** The parts of a share of errors, and the advice for wrong parts. */
export const countsErrors: Pick<LossSpec, 'reference' | 'ways' | 'constants'> = {
  reference: shareWrong,
  constants: {
    0: 'That would be so if every picture counted as right. It is right only where the label’s entry is the largest of its row. Or is the mean taken before the step?',
    1: 'That would be so if no picture counted as right. Which class of a row do you take for the model’s answer?',
  },
  ways: [
    {
      recipe: { pick: 'hit', function: 'none', sum: 'mean', whole: 'oneMinus' },
      words: { ...words, 'sum: sum': 'the number of hits is not divided by the number of pictures' },
    },
    {
      recipe: { pick: 'hit', function: 'rest', sum: 'mean', whole: 'none' },
      words: { ...words, 'sum: sum': 'the errors are counted, and not divided by the number of pictures' },
    },
  ],
};

const spec: LossSpec = {
  ...countsErrors,
  properties: {
    ordinary: 'six pictures, three classes',
    'two pictures': 'two pictures, three classes',
    square: 'as many pictures as classes',
    'one picture': 'a minibatch of one',
    unsure: 'a model that is unsure',
    'by a hair': 'right and wrong by a hair',
  },
  judgeGradient: (slopes, inputs) => {
    const found = inputs.flatMap((input) => {
      const rows = slopeOn(slopes, input);
      return typeof rows === 'string' ? [] : [rows];
    });
    const steep = found.flat().find((row) => row.some((slope) => slope !== 0));
    if (steep) {
      const next =
        'A count of errors has none: it changes in steps, and is flat between them. Yours has a slope, so it only comes near a count. Take the arg max, or a step.';
      return { task: gradientTask, voice: 'almost', seen: `a row of it is ${formatRow(steep)}`, next };
    }
    const seen = found.length > 0 ? '0 in every entry: the next tasks ask why' : String(slopeOn(slopes, inputs[0]));
    return { task: gradientTask, voice: 'correct', seen: `none to follow, as is to be expected: ${seen}`, next: '' };
  },
};

export function judgeAccuracyLoss(observed: ObservedLosses, seed: number): Verdict[] {
  return judgeLoss(spec, observed, seed);
}
