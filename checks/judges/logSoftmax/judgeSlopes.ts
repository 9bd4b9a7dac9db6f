import { fromJson, isMatrixOfShape } from '../../probes/describing/matrix';
import { type Case, hasTie, weightsOf } from '../../probes/inputs/logSoftmaxInputs';
import type { ObservedLogSoftmax } from '../../probes/logSoftmax';
import type { Verdict } from '../../Verdict';
import { formatRow, formatRowsApart } from '../shared/formatNumber';
import { type Matrix, reference } from './formulas';

export const gradientTask = 'the gradient';

/**
 * Compares TensorFlow.js's gradient with `w − softmax(z) · sum(w)`. An answer without a gradient is right, but cannot train.
 * Where two logits are equal, `max` and `abs` have a kink, so any finite gradient is right there.
 */
export function judgeSlopes(observed: ObservedLogSoftmax, inputs: Case[], rounded: boolean): Verdict {
  const task = gradientTask;
  const slopes = Array.isArray(observed.slopes) ? observed.slopes : [];
  const found = inputs.map((input) => ({ input, outcome: slopes.find((one) => one?.name === input.name)?.outcome }));
  if (found[0].outcome?.kind !== 'returned') {
    const seen = 'TensorFlow.js finds no gradient through it';
    return { task, voice: 'note', seen, next: adviceOnNone(observed, found[0].outcome) };
  }
  for (const { input, outcome } of found) {
    const shape = [input.logits.length, input.logits[0].length];
    if (outcome?.kind !== 'returned' || !isMatrixOfShape(outcome.value, shape)) continue; // handled below
    const own = outcome.value.rows.map((row) => row.map(fromJson));
    const right = slopeOf(input.logits);
    const wrong = own.findIndex((row, i) =>
      hasTie(input.logits[i]) ? !row.every(Number.isFinite) : !row.every((x, k) => Math.abs(x - right[i][k]) <= 1e-3),
    );
    if (wrong >= 0) {
      const custom = Array.isArray(observed.used) && observed.used.includes('customGrad');
      return judgeWrong(input.logits[wrong], own[wrong], right[wrong], { rounded, custom });
    }
  }
  const without = found.find(({ outcome }) => outcome?.kind !== 'returned');
  if (without) {
    const shape = [without.input.logits.length, without.input.logits[0].length];
    const seen = `right where there is one; on logits of shape [${shape}] TensorFlow.js finds none`;
    return {
      task,
      voice: 'note',
      seen,
      next: 'To train on such a minibatch, too, stay in operations that have a gradient there.',
    };
  }
  return { task, voice: 'correct', seen: 'agrees with softmax, on all rows', next: '' };
}

/** Why there is no gradient: an operation without one, a promise, or numbers that left the tape. */
function adviceOnNone(
  { cases }: ObservedLogSoftmax,
  outcome: ObservedLogSoftmax['slopes'][number]['outcome'] | undefined,
) {
  const message = outcome?.kind === 'threw' ? String(outcome.message) : '';
  const operation = /gradient function not found for (\w+)/.exec(message)?.[1];
  if (operation) return `The operation ${operation} has none in TensorFlow.js. Which other one gives the same value?`;
  const value = cases.find(({ name }) => name === 'plain')?.outcome;
  const isTensor = value?.kind === 'returned' && Object(value.value).type === 'tensor';
  if (!outcome && isTensor) {
    return 'The function returns a promise, and the tape ends before it settles. To train through it, return the tensor itself: no `async`.';
  }
  if (message && !/connection|encloses all operations/.test(message)) return `The way back ends with: ${message}`;
  return 'To train through it, stay in tensors from input to output: arraySync and dataSync leave the tape.';
}

/** Whether the answer is rounded, and whether it gives TensorFlow.js a gradient function of its own. */
type How = { rounded: boolean; custom: boolean };

function judgeWrong(z: number[], own: number[], right: number[], how: How): Verdict {
  const [shown, wanted] = formatRowsApart(own, right);
  const seen = `z = ${formatRow(z)}: the gradient of a weighted sum is ${shown}; right is ${wanted}`;
  return {
    task: gradientTask,
    voice: 'almost',
    seen,
    next: `The values are right, the slope is not: training would go astray. ${adviceOn(own, right, how)}`,
  };
}

function adviceOn(own: number[], right: number[], { rounded, custom }: How): string {
  if (own.some((x) => !Number.isFinite(x))) {
    return 'Which operation gives 0 times Infinity on the way back? A branch that `where` does not choose is differentiated, too.';
  }
  if (own.every((x) => Math.abs(x) <= 1e-6)) {
    return rounded
      ? 'It is 0: what is rounded is flat between two steps.'
      : 'It is 0: what goes in does not come through the tape.';
  }
  const ratio = own[0] / right[0];
  if (own.every((x, k) => Math.abs(x - ratio * right[k]) <= 1e-3))
    return 'It is a multiple of the right one. What is counted twice, or only by half?';
  if (custom) {
    return 'Is the gradient function that you give to `customGrad` right? Compare it with the derivative on paper; `dy` holds a slope for each output, and they differ.';
  }
  return 'Is a part of it computed beside the tape, by `dataSync`, `arraySync` or plain numbers?';
}

function slopeOf(logits: Matrix): Matrix {
  const weights = weightsOf(logits);
  return reference(logits).map((row, i) => {
    const total = weights[i].reduce((sum, w) => sum + w, 0);
    return row.map((x, k) => weights[i][k] - Math.exp(x) * total);
  });
}
