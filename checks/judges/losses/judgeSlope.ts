import type { Outcome } from '../../probes/calling/callAnswer';
import { fromJson, isMatrixOfShape, type ObservedMatrix } from '../../probes/describing/matrix';
import type { LossCase } from '../../probes/inputs/lossInputs';
import type { Verdict } from '../../Verdict';
import { formatRow } from '../shared/formatNumber';

export const gradientTask = 'the gradient';

/** Holds the gradient against `expected`, row by row; a loss through which none is found is right, but cannot train. */
export function judgeSlope(
  gradient: Outcome<ObservedMatrix> | null,
  { logProbs }: LossCase,
  expected: number[][],
  withoutGradient: string,
): Verdict {
  const shape = [logProbs.length, logProbs[0].length];
  if (gradient?.kind !== 'returned' || !isMatrixOfShape(gradient.value, shape)) {
    const seen = gradient?.kind === 'threw' ? gradient.message : 'TensorFlow.js finds no gradient through it';
    return { task: gradientTask, voice: 'note', seen, next: withoutGradient };
  }
  const rows = gradient.value.rows.map((row) => row.map(fromJson));
  const wrong = rows.findIndex((row, i) => !row.every((value, k) => Math.abs(value - expected[i][k]) <= 1e-5));
  if (wrong < 0) return { task: gradientTask, voice: 'correct', seen: 'agrees with the formula', next: '' };
  return {
    task: gradientTask,
    voice: 'almost',
    seen: `row ${wrong}: ${formatRow(rows[wrong])}; right is ${formatRow(expected[wrong])}`,
    next: 'The value is right, its slope is not: training would go astray. Which operation hides a part of the input from the tape?',
  };
}
