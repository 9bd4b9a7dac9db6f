import type { ObservedScores } from '../../probes/describing/describeScores';
import { fromJson, type JsonNumber } from '../../probes/describing/matrix';
import { SIZES } from '../../probes/fit';
import { later, type Verdict } from '../../Verdict';
import { formatNumber } from '../shared/formatNumber';
import { mean } from '../shared/mean';

/** Scores of some pictures; `paired`: the accuracy where each prediction is compared with every label. */
export interface Scores {
  loss: number;
  accuracy: number;
  paired: number;
}

export const learnt = 'once every picture is learnt from';
const pairs =
  'Each prediction is compared with every label: with labels of shape [B, 1], `equal` gives [B, B]. Both must be [B].';

/** Holds the minibatches' records against the replayed training; undefined while there is none. */
export function judgeBatchRecords(task: string, own: ObservedScores[], expected: Scores[] | undefined): Verdict {
  const refused = shapeProblem(task, own, ['loss', 'accuracy']);
  if (refused) return refused;
  if (!expected) return later(task, learnt);
  if (own.length !== expected.length) {
    const perEpoch = expected.length / SIZES.epochs;
    const next =
      own.length === perEpoch
        ? 'Only one epoch’s: is the array made anew in each epoch?'
        : own.length === SIZES.epochs
          ? 'One for each epoch: only the last minibatch’s record is kept. `push` belongs into the inner loop.'
          : 'Every minibatch leaves one record.';
    return { task, voice: 'almost', seen: `${own.length} records for ${expected.length} minibatches`, next };
  }
  for (const [i, record] of own.entries()) {
    for (const name of ['loss', 'accuracy'] as const) {
      const value = number(record[name]);
      if (close(value, expected[i][name])) continue;
      const seen = `minibatch ${i + 1}: ${name} ${formatNumber(value)}; right is ${formatNumber(expected[i][name])}`;
      const next =
        name === 'accuracy' && close(value, expected[i].paired)
          ? pairs
          : 'A record holds the minibatch’s mean loss and its accuracy before the step.';
      return { task, voice: 'almost', seen, next };
    }
  }
  return { task, voice: 'correct', seen: `${own.length} records, as in float64`, next: '' };
}

/** Holds the epochs' records against the whole test set's scores; `expected` has them by test minibatch. */
export function judgeEpochRecords(task: string, own: ObservedScores[], expected: Scores[][] | undefined): Verdict {
  const refused = shapeProblem(task, own, ['epoch', 'testLoss', 'testAccuracy']);
  if (refused) return refused;
  if (own.length !== SIZES.epochs) {
    const next = 'Every epoch leaves one record, { epoch, testLoss, testAccuracy }.';
    return { task, voice: 'almost', seen: `${own.length} records for ${SIZES.epochs} epochs`, next };
  }
  const numbers = own.map(({ epoch }) => number(epoch));
  if (numbers.some((epoch, i) => epoch !== i + 1)) {
    return { task, voice: 'almost', seen: `epochs ${numbers.join(', ')}`, next: 'Epochs count from 1: 1, 2, 3.' };
  }
  if (!expected) return later(task, learnt);
  for (const [i, record] of own.entries()) {
    for (const [name, key] of [
      ['testLoss', 'loss'],
      ['testAccuracy', 'accuracy'],
    ] as const) {
      const value = number(record[name]);
      const right = weighted(expected[i], key);
      if (close(value, right)) continue;
      const seen = `epoch ${i + 1}: ${name} ${formatNumber(value)}; right is ${formatNumber(right)}`;
      return { task, voice: 'almost', seen, next: adviceForEpoch(value, expected, i, key) };
    }
  }
  return { task, voice: 'correct', seen: `${own.length} records, as in float64`, next: '' };
}

function adviceForEpoch(value: number, epochs: Scores[][], epoch: number, key: 'loss' | 'accuracy'): string {
  const batches = epochs[epoch];
  const last = batches[batches.length - 1];
  if (close(value, mean(batches.map((batch) => batch[key])))) {
    return 'A mean of the minibatches’ means: the last one is smaller, and weighs as much as the others. Sum over pictures, divide once.';
  }
  if (close(value, last[key])) return 'That is the last test minibatch alone. Add up over all of them.';
  if (key === 'accuracy' && close(value, weighted(batches, 'paired'))) return pairs;
  if (epoch > 0 && close(value, weighted(epochs[epoch - 1], key))) return 'That is the score of the epoch before.';
  return 'The record holds the test set’s scores after the epoch’s last step, as `evaluateModel` gives them.';
}

function shapeProblem(task: string, records: ObservedScores[], names: string[]): Verdict | null {
  if (!Array.isArray(records) || records.length === 0) {
    return {
      task,
      voice: 'not yet',
      seen: 'there are no records',
      next: `Each is an object with ${names.join(' and ')}.`,
    };
  }
  for (const [i, record] of records.entries()) {
    const name = names.find((one) => !['number', 'string'].includes(typeof record?.[one]));
    if (!name) continue;
    const not = (record?.[name] as { not?: string } | undefined)?.not ?? 'missing';
    const next = not.startsWith('a tensor')
      ? 'Records hold plain numbers: `dataSync()[0]`.'
      : 'Is a step’s promise awaited, and is each record an object with plain numbers?';
    return { task, voice: 'almost', seen: `record ${i + 1}: ${name} is ${not}`, next };
  }
  return null;
}

/** The mean over pictures of scores that are means of minibatches. */
function weighted(batches: Scores[], key: keyof Scores): number {
  const { test, batchSize } = SIZES;
  return batches.reduce((sum, batch, i) => sum + batch[key] * Math.min(batchSize, test - i * batchSize), 0) / test;
}

function number(value: ObservedScores[string]): number {
  return fromJson(value as JsonNumber);
}

function close(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-4;
}
