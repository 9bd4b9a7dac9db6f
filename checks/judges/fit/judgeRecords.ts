import { fromJson, type JsonNumber } from '../../probes/describing/matrix';
import type { ObservedRecords } from '../../probes/fit';
import { SIZES } from '../../probes/inputs/smallTraining';
import { later, type Verdict } from '../../Verdict';
import { counted } from '../shared/counted';
import { explainNumbers } from '../shared/explainNumbers';
import { formatApart } from '../shared/formatNumber';
import { sameScore } from '../shared/sameScore';
import { scoreFactors } from '../shared/scoreFactors';
import { learnt } from './judgeCourse';
import { batchMistakes, epochMistakes } from './mistakes';
import { type Course, PER_EPOCH } from './readCourse';

const DUE = PER_EPOCH * SIZES.epochs;
const names = ['loss', 'accuracy'] as const;
const exactly = 'once the weights after training are right';

/** Compares the minibatches' records with the replayed training, as far as its steps are right. */
export function judgeBatchRecords(task: string, own: ObservedRecords, { steps }: Course, whole: boolean): Verdict {
  const refused = shapeProblem(task, own, ['loss', 'accuracy']);
  if (refused) return refused;
  if (!whole) return later(task, learnt);
  const records = own.records;
  if (records.length !== DUE) {
    const next =
      records.length === PER_EPOCH
        ? 'As many as one epoch has. Is the array made anew in each epoch?'
        : records.length === SIZES.epochs
          ? 'One for each epoch: is only the last minibatch’s record kept? `push` belongs into the inner loop.'
          : 'Every minibatch leaves one record.';
    return { task, voice: 'almost', seen: `${counted(records.length, 'record')} for ${DUE} minibatches`, next };
  }
  const off = steps.findIndex(({ exact }) => !exact);
  const known = off < 0 ? steps : steps.slice(0, off + 1);
  for (const name of names) {
    const values = known.map((_, i) => number(records[i][name]));
    const right = known.map(({ before }) => before[name]);
    const slack = known.map(({ before }) => (name === 'accuracy' ? before.unsure : 0));
    const wrong = values.findIndex((value, i) => !sameScore(value, right[i], slack[i]));
    if (wrong < 0) continue;
    const [mine, best] = formatApart(values[wrong], right[wrong]);
    const next =
      sharedObject(own) ??
      explainNumbers(values, right, { mistakes: batchMistakes(known, name), factors: scoreFactors[name] }) ??
      'A record holds the minibatch’s mean loss and its accuracy, both before the step.';
    return { task, voice: 'almost', seen: `minibatch ${wrong + 1}: ${name} ${mine}; right is ${best}`, next };
  }
  if (off >= 0) return later(task, exactly);
  return { task, voice: 'correct', seen: `${records.length} records, as in float64`, next: '' };
}

/** Compares the epochs' records with the scores of the whole test set. */
export function judgeEpochRecords(
  task: string,
  own: ObservedRecords,
  { steps, epochs }: Course,
  whole: boolean,
): Verdict {
  const refused = shapeProblem(task, own, ['epoch', 'testLoss', 'testAccuracy']);
  if (refused) return refused;
  const records = own.records;
  if (records.length !== SIZES.epochs) {
    const next = 'Every epoch leaves one record, { epoch, testLoss, testAccuracy }.';
    return { task, voice: 'almost', seen: `${counted(records.length, 'record')} for ${SIZES.epochs} epochs`, next };
  }
  const numbers = records.map(({ epoch }) => number(epoch));
  if (numbers.some((epoch, i) => epoch !== i + 1)) {
    const next =
      sharedObject(own) ??
      (numbers[0] === 0 ? 'Epochs count from 1: 1, 2, 3.' : 'They should be 1, 2, 3, in this order.');
    return { task, voice: 'almost', seen: `epochs ${numbers.join(', ')}`, next };
  }
  if (!whole) return later(task, learnt);
  if (!steps.every(({ exact }) => exact)) return later(task, exactly);
  for (const name of names) {
    const key = name === 'loss' ? 'testLoss' : 'testAccuracy';
    const values = records.map((record) => number(record[key]));
    const right = epochs.slice(1).map((epoch) => epoch.right[name]);
    const slack = epochs.slice(1).map((epoch) => (name === 'accuracy' ? epoch.right.unsure : 0));
    const wrong = values.findIndex((value, i) => !sameScore(value, right[i], slack[i]));
    if (wrong < 0) continue;
    const [mine, best] = formatApart(values[wrong], right[wrong]);
    const next =
      sharedObject(own) ??
      explainNumbers(values, right, { mistakes: epochMistakes(epochs, name), factors: scoreFactors[name] }) ??
      'The record holds the test set’s scores after the epoch’s last step, as `evaluateModel` gives them.';
    return { task, voice: 'almost', seen: `epoch ${wrong + 1}: ${key} ${mine}; right is ${best}`, next };
  }
  return { task, voice: 'correct', seen: `${records.length} records, as in float64`, next: '' };
}

/** Advice for records that are all the same object. */
function sharedObject({ objects, records }: ObservedRecords): string | undefined {
  if (!(objects < records.length)) return undefined;
  return 'Some of the records are one and the same object: what is written into it last, stands in all of them. Make a new one each time.';
}

function shapeProblem(task: string, own: ObservedRecords | undefined, names: string[]): Verdict | null {
  const records = own?.records;
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
      : not === 'undefined'
        ? `A record has the keys ${names.map((one) => `\`${one}\``).join(', ')}. Which has yours? And is a promise awaited that gives it?`
        : 'Is a step’s promise awaited, and is each record an object with plain numbers, not a list of records?';
    return { task, voice: 'almost', seen: `record ${i + 1}: ${name} is ${not}`, next };
  }
  return null;
}

function number(value: unknown): number {
  return fromJson(value as JsonNumber);
}
