import type { EpochRecord } from '#lib';
import { fromJson, type JsonNumber } from '../probes/describing/matrix';
import { drawnSeed } from '../probes/inputs/drawUntil';
import { inventedRecords } from '../probes/inputs/inventedRecords';
import type { ObservedMeans } from '../probes/seedMeans';
import type { Verdict } from '../Verdict';
import { explainNumbers, type Mistake } from './shared/explainNumbers';
import { formatApart, formatNumber } from './shared/formatNumber';
import { judgeKept, neighbour } from './shared/judgeKept';
import { mean } from './shared/mean';
import { unusable } from './shared/unusable';

const tasks = {
  rows: 'a row for each batch size',
  mean: 'mean over the seeds',
  spread: 'spread over the seeds',
  neighbour,
};
const ROUNDED = 5.1e-5; // a table may be rounded to four decimals
const range = (values: number[]) => Math.max(...values) - Math.min(...values);
const middle = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const deviation = (values: number[], degrees: number) =>
  Math.sqrt(values.reduce((sum, x) => sum + (x - mean(values)) ** 2, 0) / degrees);

/** Judges means and spreads of invented records. */
export function judgeSeedMeans(observed: ObservedMeans, seed: number): Verdict[] {
  const rows = observed?.outcome?.kind === 'returned' ? observed.outcome.value?.rows : null;
  if (!Array.isArray(rows)) {
    const advice =
      observed?.outcome?.kind === 'returned' ? 'Return an array of { batchSize, mean, spread }.' : undefined;
    return Object.values(tasks).map((task) =>
      unusable(task, observed?.outcome, { input: 'records of 12 runs', advice }),
    );
  }
  const odd = rows.flatMap((row) => Object.entries(row ?? {})).find(([, value]) => typeof value === 'object');
  if (odd) return Object.values(tasks).map((task) => noNumber(task, odd));
  const sizes = rows.map((row) => fromJson(row?.batchSize as JsonNumber));
  const seen = `batch sizes ${sizes.slice(0, 8).join(', ')}`;
  if ([...sizes].sort((a, b) => a - b).join() !== '1,4,16,512') {
    const next = 'One row for each of 1, 4, 16, 512, whatever order the records come in.';
    return Object.values(tasks).map((task, i) => ({ task, voice: 'almost', seen, next: i === 0 ? next : '' }));
  }
  const records = inventedRecords(drawnSeed(seed, observed.draw));
  const own = (name: string) => rows.map((row) => fromJson(row[name] as JsonNumber));
  const known = mistakesOn(records, sizes);
  return [
    { task: tasks.rows, voice: 'correct', seen, next: '' },
    judgeColumn(tasks.mean, sizes, own('mean'), known.means, known.mistakenMeans),
    judgeColumn(tasks.spread, sizes, own('spread'), known.spreads, known.mistakenSpreads),
    judgeKept(observed.kept),
  ];
}

function noNumber(task: string, [name, value]: [string, unknown]): Verdict {
  const what = String(Object(value).not ?? 'nothing').slice(0, 60);
  const next = 'Rows hold plain numbers. The keys of an object are strings: `Number(key)` makes numbers of them.';
  return { task, voice: 'not yet', seen: `${name} is ${what}`, next };
}

/** The right numbers for each batch size, and those that known mistakes give. */
function mistakesOn(records: EpochRecord[], sizes: number[]) {
  const final = Math.max(...records.map(({ epoch }) => epoch));
  const valuesOf = (name: keyof EpochRecord, which: (record: EpochRecord) => boolean) =>
    sizes.map((size) => records.filter((one) => one.batchSize === size && which(one)).map((one) => Number(one[name])));
  const at = (epoch: number) => valuesOf('testAccuracy', (one) => one.epoch === epoch);
  const [last, all] = [at(final), valuesOf('testAccuracy', () => true)];
  const losses = valuesOf('testLoss', (one) => one.epoch === final);
  const [means, spreads] = [last.map(mean), last.map(range)];
  const deviationSays = 'A standard deviation; here the largest less the smallest is asked for.';
  const mistakenMeans: Mistake[] = [
    { values: all.map(mean), next: 'That averages over the epochs, too. What counts is the last one.' },
    { values: losses.map(mean), next: 'That is the loss. The test accuracy is asked for.' },
    {
      values: last.map((values) => Math.max(...values)),
      next: 'That is the best seed: luck, reported as skill. Take the mean.',
    },
    { values: last.map((values) => Math.min(...values)), next: 'That is the worst seed. Take the mean.' },
    { values: last.map(middle), next: 'That is the median, the middle one of three. The mean is asked for.' },
    {
      values: last.map((values) => (Math.max(...values) + Math.min(...values)) / 2),
      next: 'That lies halfway between the best and the worst seed. The mean of all of them is asked for.',
    },
    { values: last.map(([first]) => first), next: 'That is one seed’s. Take the mean over all of them.' },
    {
      values: last.map((values) => values[values.length - 1]),
      next: 'That is one seed’s. Take the mean over all of them.',
    },
    { values: all.map((values) => Math.max(...values)), next: 'That is the best record of all epochs and seeds.' },
    { values: sizes.map(() => mean(last.flat())), next: 'That is the mean over all batch sizes together.' },
    { values: spreads, next: 'That is the spread. Are the two swapped?' },
    ...between(final).map((epoch) => ({
      values: at(epoch).map(mean),
      next: `That is after epoch ${epoch}; the last one is ${final}.`,
    })),
  ];
  const mistakenSpreads: Mistake[] = [
    { values: all.map(range), next: 'That is over all epochs. Only the last one’s seeds count.' },
    { values: losses.map(range), next: 'That is the losses’ spread. The test accuracy’s is asked for.' },
    ...[0, 1].map((fewer) => ({ values: last.map((v) => deviation(v, v.length - fewer)), next: deviationSays })),
    ...[0, 1].map((fewer) => ({
      values: last.map((v) => deviation(v, v.length - fewer) ** 2),
      next: 'A variance; here the largest less the smallest is asked for.',
    })),
    ...[0, 1].map((fewer) => ({
      values: last.map((v) => deviation(v, v.length - fewer) / Math.sqrt(v.length)),
      next: 'A standard error; here the largest less the smallest is asked for.',
    })),
    { values: means, next: 'That is the mean. Are the two swapped?' },
    { values: sizes.map(() => range(last.flat())), next: 'That is the spread over all batch sizes together.' },
    ...between(final).map((epoch) => ({
      values: at(epoch).map(range),
      next: `That is after epoch ${epoch}; the last one is ${final}.`,
    })),
  ];
  return { means, spreads, mistakenMeans, mistakenSpreads };
}

function between(final: number): number[] {
  return Array.from({ length: final - 1 }, (_, i) => i + 1);
}

function judgeColumn(task: string, sizes: number[], own: number[], right: number[], mistakes: Mistake[]): Verdict {
  const off = own.findIndex((value, i) => !(Math.abs(value - right[i]) <= ROUNDED));
  if (off < 0) return { task, voice: 'correct', seen: own.map((value) => formatNumber(value)).join(', '), next: '' };
  const [mine, best] = formatApart(own[off], right[off]);
  const factors: [number, string][] = [
    [3, 'A sum: divide by the number of seeds.'],
    [100, 'Per cent, where a share between 0 and 1 is asked for.'],
    [-1, 'The sign is turned: largest less smallest.'],
    [1 / 2, 'Half of it: the largest less the smallest is asked for.'],
  ];
  const next =
    explainNumbers(own, right, { mistakes, factors, tolerance: ROUNDED }) ??
    'Of one batch size’s records, those of the last epoch: three numbers, one a seed.';
  return { task, voice: 'almost', seen: `batch size ${sizes[off]}: ${mine}; right is ${best}`, next };
}
