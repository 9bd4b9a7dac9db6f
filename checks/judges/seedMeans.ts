import type { EpochRecord } from '#lib';
import { fromJson, type JsonNumber } from '../probes/describing/matrix';
import { inventedRecords } from '../probes/inputs/inventedRecords';
import type { ObservedMeans } from '../probes/seedMeans';
import type { Verdict } from '../Verdict';
import { formatNumber } from './shared/formatNumber';
import { judgeKept, neighbour } from './shared/judgeKept';
import { mean } from './shared/mean';
import { unusable } from './shared/unusable';

const tasks = {
  rows: 'a row for each batch size',
  mean: 'mean over the seeds',
  spread: 'spread over the seeds',
  neighbour,
};
const range = (values: number[]) => Math.max(...values) - Math.min(...values);
const deviation = (values: number[], degrees: number) =>
  Math.sqrt(values.reduce((sum, x) => sum + (x - mean(values)) ** 2, 0) / degrees);

/** Holds means and spreads against invented records. */
export function judgeSeedMeans(observed: ObservedMeans, seed: number): Verdict[] {
  const rows = observed?.outcome?.kind === 'returned' ? observed.outcome.value?.rows : null;
  if (!Array.isArray(rows)) {
    const advice =
      observed?.outcome?.kind === 'returned' ? 'Return an array of { batchSize, mean, spread }.' : undefined;
    return Object.values(tasks).map((task) =>
      unusable(task, observed?.outcome, { input: 'records of 12 runs', advice }),
    );
  }
  const records = inventedRecords(seed);
  const sizes = rows.map((row) => fromJson(row?.batchSize as JsonNumber));
  const seen = `batch sizes ${sizes.slice(0, 8).join(', ')}`;
  if ([...sizes].sort((a, b) => a - b).join() !== '1,4,16,512') {
    const next = 'One row for each of 1, 4, 16, 512, whatever order the records come in.';
    return Object.values(tasks).map((task, i) => ({ task, voice: 'almost', seen, next: i === 0 ? next : '' }));
  }
  const accuraciesOf = (size: number, epochs: number[]) =>
    records.filter((one) => one.batchSize === size && epochs.includes(one.epoch)).map((one) => one.testAccuracy);
  const last = sizes.map((size) => accuraciesOf(size, [3]));
  const all = sizes.map((size) => accuraciesOf(size, [1, 2, 3]));
  const own = (name: string) => rows.map((row) => fromJson(row[name] as JsonNumber));
  const of = (name: keyof EpochRecord) =>
    sizes.map((size) =>
      mean(records.filter((one) => one.batchSize === size && one.epoch === 3).map((one) => Number(one[name]))),
    );
  return [
    { task: tasks.rows, voice: 'correct', seen, next: '' },
    judgeColumn(tasks.mean, own('mean'), last.map(mean), [
      [all.map(mean), 'That averages over the epochs, too. What counts is the last one.'],
      [of('testLoss'), 'That is the loss. The test accuracy is asked for.'],
      [last.map((values) => Math.max(...values)), 'That is the best seed: luck, reported as skill. Take the mean.'],
      [last.map((values) => mean(values) * values.length), 'A sum: divide by the number of seeds.'],
    ]),
    judgeColumn(tasks.spread, own('spread'), last.map(range), [
      [all.map(range), 'That is over all epochs. Only the last one’s seeds count.'],
      [
        last.map((values) => deviation(values, values.length - 1)),
        'A standard deviation; here the largest less the smallest is asked for.',
      ],
      [
        last.map((values) => deviation(values, values.length)),
        'A standard deviation; here the largest less the smallest is asked for.',
      ],
      [last.map((values) => -range(values)), 'The sign is turned: largest less smallest.'],
    ]),
    judgeKept(observed.kept),
  ];
}

function judgeColumn(task: string, own: number[], right: number[], mistakes: [number[], string][]): Verdict {
  const close = (values: number[]) => values.every((value, i) => Math.abs(value - own[i]) <= 1e-6);
  if (close(right)) return { task, voice: 'correct', seen: own.map(formatNumber).join(', '), next: '' };
  const seen = `${own.map(formatNumber).join(', ')}; right is ${right.map(formatNumber).join(', ')}`;
  const next = mistakes.find(([values]) => close(values))?.[1];
  return {
    task,
    voice: 'almost',
    seen,
    next: next ?? 'Of one batch size’s records, those of the last epoch: three numbers, one a seed.',
  };
}
