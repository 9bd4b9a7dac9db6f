import { fromJson, isMatrixOfShape } from '../../probes/describing/matrix';
import type { LossCase, LossCaseName } from '../../probes/inputs/lossInputs';
import type { ObservedSlope } from '../../probes/loss';
import type { Verdict } from '../../Verdict';
import { formatNumber, formatRowsApart } from '../shared/formatNumber';

export const gradientTask = 'the gradient';

/** The rows of TensorFlow.js's gradient on an input, or the reason why there are none, in words. */
export function slopeOn(slopes: ObservedSlope[], input: LossCase, straight = false): number[][] | string {
  const shape = [input.logProbs.length, input.logProbs[0].length];
  const outcome = slopes.find((one) => one?.name === input.name && Boolean(one.straight) === straight)?.outcome;
  if (outcome?.kind === 'returned' && isMatrixOfShape(outcome.value, shape)) {
    return outcome.value.rows.map((row) => row.map((slope) => fromJson(slope) / input.factor));
  }
  if (outcome?.kind === 'threw') return String(outcome.message);
  return 'TensorFlow.js finds no gradient through it';
}

export function inputNamed(inputs: LossCase[], name: LossCaseName): LossCase {
  return inputs.find((input) => input.name === name) ?? inputs[0];
}

/**
 * Compares the gradient with `expected`, row by row. A loss without a gradient is right, but cannot train.
 *
 * The comparison is made with respect to the logits. With respect to log-probabilities, right losses may have different
 * gradients, because the log-probabilities of a row are not independent: their exponentials sum to 1.
 */
export function judgeSlope(
  slopes: ObservedSlope[],
  input: LossCase,
  expected: number[][],
  { withoutGradient, rounded, used }: { withoutGradient: string; rounded: boolean; used: string[] },
): Verdict {
  const rows = slopeOn(slopes, input);
  if (typeof rows === 'string') return { task: gradientTask, voice: 'note', seen: rows, next: withoutGradient };
  const byLogits = (slope: number[][]) =>
    slope.map((row, i) => {
      const total = row.reduce((sum, x) => sum + x, 0);
      return row.map((x, k) => x - Math.exp(input.logProbs[i][k]) * total);
    });
  const [own, right] = [byLogits(rows), byLogits(expected)];
  const wrong = own.findIndex((row, i) => !row.every((value, k) => Math.abs(value - right[i][k]) <= 1e-5));
  if (wrong < 0) return { task: gradientTask, voice: 'correct', seen: 'agrees with the formula', next: '' };
  const [shown, wanted] = formatRowsApart(own[wrong], right[wrong]);
  return {
    task: gradientTask,
    voice: 'almost',
    seen: `by the logits, row ${wrong}: ${shown}; right is ${wanted}`,
    next: `The value is right, its slope is not: training would go astray. ${adviceOnSlope(own.flat(), right.flat(), { rounded, factor: input.factor, used })}`,
  };
}

const givenSlope = 'A gradient function multiplies by the slope that it is given, `dy`, as it is: sign and size.';

function adviceOnSlope(
  own: number[],
  right: number[],
  { rounded, factor, used }: { rounded: boolean; factor: number; used: string[] },
): string {
  const custom = used.includes('customGrad');
  if (own.some((slope) => !Number.isFinite(slope))) return 'Which operation has no finite slope there?';
  if (own.every((slope) => Math.abs(slope) <= 1e-6)) {
    return rounded
      ? 'It is 0 everywhere: what is rounded is flat between two steps.'
      : 'It is 0 everywhere: does the value come through the tape, or from numbers beside it?';
  }
  const ratio = own.reduce((sum, x, i) => sum + x * right[i], 0) / right.reduce((sum, x) => sum + x * x, 0);
  if (own.every((slope, i) => Math.abs(slope - ratio * right[i]) <= 1e-5 * Math.max(1, Math.abs(ratio)))) {
    if (custom && Math.abs(ratio * factor - 1) < 1e-3) {
      return `The gradient of ${formatNumber(factor)} times your loss is the gradient of the loss itself. ${givenSlope}`;
    }
    if (custom && Math.abs(ratio + 1) < 1e-3) {
      return `The gradient of ${formatNumber(factor)} times your loss has the wrong sign. ${givenSlope}`;
    }
    if (custom) {
      return `It is ${formatNumber(ratio)} times the right one everywhere. What does your gradient function multiply by, besides \`dy\`?`;
    }
    return `It is ${formatNumber(ratio)} times the right one everywhere. Which part of the value is hidden from the tape, or counted twice?`;
  }
  return custom
    ? 'Is the gradient function that you give to `customGrad` right? Compare it with the derivative on paper.'
    : 'Which operation hides a part of the input from the tape?';
}
