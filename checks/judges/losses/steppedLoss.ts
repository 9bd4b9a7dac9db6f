import { fromJson } from '../../probes/describing/matrix';
import { isScalar } from '../../probes/describing/scalar';
import { withOneErrorMore } from '../../probes/inputs/lossInputs';
import type { ObservedLosses } from '../../probes/loss';
import type { Verdict } from '../../Verdict';
import { formatApart, formatRow } from '../shared/formatNumber';
import { countsErrors } from './accuracyLoss';
import { shareWrong } from './formulas';
import { judgeLoss, type LossSpec } from './judgeLoss';
import { gradientTask, inputNamed, slopeOn } from './judgeSlope';
import { close } from './Seen';

const noGradient =
  'The value is right, but some operation has no gradient. `argMax` and `equal` have none; `max`, `mul`, `sub`, `where` and `step` have.';
const adviceOnSteep = (row: number[]) =>
  row.every(Number.isFinite)
    ? 'Where does a slope come from? Between its steps a count of errors is flat, and at a step, where two classes are equal, the gradient of `step` is 0, too; a steep slope is still a slope.'
    : 'At a step, where two classes are equal, the gradient of `step` is 0. Which operation divides by 0 there?';
const beside =
  'The 0 is right, but the number itself comes from beside the tape: it is made of numbers that `accuracy`, `dataSync` or `arraySync` read out of tensors. Compute it from `logProbs`, in tensors; a term beside it that stays the same does not count.';
const apart =
  'The 0 is right, but nothing of the value comes through the tape: even with every step taken for a slope, no gradient arrives. Compute the number itself from `logProbs`, in tensors; a product with 0 beside it does not count.';

const spec: LossSpec = {
  ...countsErrors,
  properties: {
    ordinary: 'six pictures, three classes',
    'two pictures': 'two pictures, three classes',
    square: 'as many pictures as classes',
    'one picture': 'a minibatch of one',
    'by a hair': 'right and wrong by a hair',
  },
  ways: [
    ...countsErrors.ways,
    {
      recipe: { pick: 'own', function: 'restOfRound', sum: 'mean', whole: 'none' },
      words: {
        'function: restOfExp': {
          words: 'probabilities are averaged: they are no steps',
          hint: 'Put them through `step`, `sign` or `round` before the mean.',
        },
      },
    },
  ],
  judgeGradient: (slopes, inputs, _, replayed) => {
    const tried = [inputs[0], inputNamed(inputs, 'by a hair')];
    const task = gradientTask;
    const found = [...tried, inputNamed(inputs, 'a tie')].map((input) => slopeOn(slopes, input));
    const none = found.find((rows) => typeof rows === 'string');
    if (typeof none === 'string') return { task, voice: 'almost', seen: none, next: noGradient };
    const steep = (found as number[][][]).flat().find((row) => row.some((slope) => slope !== 0));
    if (steep) return { task, voice: 'almost', seen: `a row of it is ${formatRow(steep)}`, next: adviceOnSteep(steep) };
    const arrives = tried.some((input) => {
      const rows = slopeOn(slopes, input, true);
      return typeof rows !== 'string' && rows.some((row) => row.some((slope) => slope !== 0));
    });
    if (!arrives) return { task, voice: 'almost', seen: 'it is there, and 0 in every entry', next: apart };
    const more = withOneErrorMore(inputs[0]);
    const right = shareWrong(more.logProbs, more.labels);
    const own = replayed?.kind === 'returned' && isScalar(replayed.value) ? fromJson(replayed.value.value) : Number.NaN;
    if (!close(own, right)) {
      const [shown, wanted] = formatApart(own, right);
      const seen = `it is there, and 0; but where reading a tensor gives what it gave for another input, the loss is ${shown}; right is ${wanted}`;
      return { task, voice: 'almost', seen, next: beside };
    }
    return { task, voice: 'correct', seen: 'it is there, and exactly 0 in every entry', next: '' };
  },
};

export function judgeSteppedLoss(observed: ObservedLosses, seed: number): Verdict[] {
  return judgeLoss(spec, observed, seed);
}
