import type { ObservedScores } from '../../probes/describing/describeScores';
import { fromJson, type JsonNumber } from '../../probes/describing/matrix';
import type { ObservedStep } from '../../probes/trainingStep';
import type { Verdict } from '../../Verdict';
import { formatNumber } from '../shared/formatNumber';

/** Holds what the steps returned against the scores before each of them. */
export function judgeScores(
  task: string,
  steps: ObservedStep[],
  before: { loss: number; accuracy: number }[],
  first: { after: number; pictures: number },
): Verdict {
  const returned = steps.map(({ outcome }) => (outcome.kind === 'returned' ? outcome.value : {}) as ObservedScores);
  for (const name of ['loss', 'accuracy']) {
    const value = returned[0][name];
    if (typeof value === 'number' || typeof value === 'string') continue;
    const tensor = value?.not?.startsWith('a tensor');
    const next = tensor
      ? 'A tensor would keep its memory for as long as the records live. `dataSync()[0]` copies the number out.'
      : 'Return { loss, accuracy }, two plain numbers.';
    return { task, voice: tensor ? 'almost' : 'not yet', seen: `${name} is ${value?.not ?? 'missing'}`, next };
  }
  for (const [i, expected] of before.entries()) {
    for (const name of ['loss', 'accuracy'] as const) {
      const own = fromJson(returned[i][name] as JsonNumber);
      if (Math.abs(own - expected[name]) <= 1e-4) continue;
      const seen = `minibatch ${i + 1}: ${name} ${formatNumber(own)}; right is ${formatNumber(expected[name])}`;
      const next =
        name === 'loss' ? adviceForLoss(own, expected.loss, first) : adviceForAccuracy(own, expected.accuracy);
      return { task, voice: 'almost', seen, next };
    }
  }
  return { task, voice: 'correct', seen: 'plain numbers, measured before the step', next: '' };
}

function adviceForLoss(
  own: number,
  expected: number,
  { after, pictures }: { after: number; pictures: number },
): string {
  if (Math.abs(own - after) < 1e-4)
    return 'That is the loss after the step, on pictures just learnt from. Measure before it.';
  if (Math.abs(own - pictures * expected) < 1e-3) return 'A sum over the minibatch. The record holds its mean.';
  if (Math.abs(own + expected) < 1e-4) return 'The sign is turned: a negative log-likelihood is at least 0.';
  return 'The record holds the mean negative log-likelihood of this minibatch, before the step.';
}

function adviceForAccuracy(own: number, expected: number): string {
  if (Math.abs(own - 100 * expected) < 1e-2) return 'Per cent, where a share between 0 and 1 is asked for.';
  if (own > 1) return 'A share lies between 0 and 1: divide the count by the number of pictures.';
  return 'Compare arg max and label picture by picture: [B] with [B]. Labels of shape [B, 1] would be compared with every picture. And measure before the step.';
}
