import { fromJson, isMatrixOfShape } from '../../probes/describing/matrix';
import type { ObservedLosses } from '../../probes/loss';
import type { Verdict } from '../../Verdict';
import { formatRow } from '../shared/formatNumber';
import { mistakesOfAccuracy } from './accuracyLoss';
import { expectedShareRight, shareWrong } from './formulas';
import { judgeLoss, type LossSpec } from './judgeLoss';
import { gradientTask } from './judgeSlope';

const spec: LossSpec = {
  properties: {
    ordinary: 'six pictures, three classes',
    square: 'as many pictures as classes',
    'one picture': 'a minibatch of one',
  },
  reference: shareWrong,
  mistakes: [
    ...mistakesOfAccuracy,
    {
      formula: (x, y) => 1 - expectedShareRight(x, y),
      next: 'The probabilities themselves are no steps: put them through `step`, `sign` or `round` before the mean.',
    },
  ],
  advice:
    'When is a picture right? When its label’s entry lies above all others. Which difference is then positive, and which function makes 1 of it?',
  judgeGradient: (gradient, { logProbs }) => {
    const task = gradientTask;
    const shape = [logProbs.length, logProbs[0].length];
    if (gradient?.kind !== 'returned' || !isMatrixOfShape(gradient.value, shape)) {
      const seen = gradient?.kind === 'threw' ? gradient.message : 'TensorFlow.js finds no gradient';
      const next =
        'The value is right, but some operation has no gradient. `argMax` and `equal` have none; `max`, `mul`, `sub`, `where` and `step` have.';
      return { task, voice: 'almost', seen, next };
    }
    const rows = gradient.value.rows.map((row) => row.map(fromJson));
    const steep = rows.find((row) => row.some((slope) => slope !== 0));
    if (!steep) return { task, voice: 'correct', seen: 'it is there, and exactly 0 in every entry', next: '' };
    const next = 'Where does a slope come from? Between its steps a count of errors is flat.';
    return { task, voice: 'almost', seen: `a row of it is ${formatRow(steep)}`, next };
  },
};

export function judgeSteppedLoss(observed: ObservedLosses, seed: number): Verdict[] {
  return judgeLoss(spec, observed, seed);
}
