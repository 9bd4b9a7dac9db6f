import { type EpochRecord, mean } from '#lib';
import type { Mistake } from '../shared/explainNumbers';

const highest = (values: number[]) => Math.max(...values);
const lowest = (values: number[]) => Math.min(...values);
const range = (values: number[]) => highest(values) - lowest(values);
const ascending = (values: number[]) => [...values].sort((a, b) => a - b);
const deviation = (values: number[], degrees: number) =>
  Math.sqrt(values.reduce((sum, x) => sum + (x - mean(values)) ** 2, 0) / degrees);

/** A column of the right table, and the numbers that known mistakes give. */
export interface Column {
  right: number[];
  mistakes: Mistake[];
  factors: [factor: number, next: string][];
  asked: string;
}

/** The columns for batch sizes in the order of the reader's rows. */
export function columnsOf(records: EpochRecord[], sizes: number[]): { mean: Column; spread: Column } {
  const final = Math.max(...records.map(({ epoch }) => epoch));
  const valuesOf = (name: keyof EpochRecord, which: (record: EpochRecord) => boolean) =>
    sizes.map((size) => records.filter((one) => one.batchSize === size && which(one)).map((one) => Number(one[name])));
  const at = (epoch: number) => valuesOf('testAccuracy', (one) => one.epoch === epoch);
  const [last, all] = [at(final), valuesOf('testAccuracy', () => true)];
  const [losses, trainings] = (['testLoss', 'trainAccuracy'] as const).map((name) =>
    valuesOf(name, (one) => one.epoch === final),
  );
  const [means, spreads] = [last.map(mean), last.map(range)];
  const ofOne = 'That is one seed’s. Take the mean over all of them.';
  const early = (epoch: number) =>
    `That is after epoch ${epoch}; the last one is ${final}, wherever its records stand.`;
  const mistakenMeans: Mistake[] = [
    { values: all.map(mean), next: 'That averages over the epochs, too. What counts is the last one.' },
    { values: losses.map(mean), next: 'That is the loss. The test accuracy is asked for.' },
    { values: trainings.map(mean), next: 'That is the training set’s accuracy. The test set’s is asked for.' },
    { values: last.map(highest), next: 'That is the best seed: luck, reported as skill. Take the mean.' },
    { values: last.map(lowest), next: 'That is the worst seed. Take the mean.' },
    {
      values: last.map((values) => mean([...new Set(values)])),
      next: 'Two seeds may have the same accuracy, and both count. Does a `Set` drop one?',
    },
    ...middles(last).map((values) => ({ values, next: 'That is the median. The mean is asked for.' })),
    {
      values: last.map((values) => (highest(values) + lowest(values)) / 2),
      next: 'That lies halfway between the best and the worst seed. The mean of all of them is asked for.',
    },
    { values: last.map(([first]) => first), next: ofOne },
    { values: last.map((values) => values[values.length - 1]), next: ofOne },
    { values: all.map(highest), next: 'That is the best record of all epochs and seeds.' },
    { values: sizes.map(() => mean(last.flat())), next: 'That is the mean over all batch sizes together.' },
    { values: spreads, next: 'That is the spread. Are the two swapped?' },
    ...between(final).map((epoch) => ({ values: at(epoch).map(mean), next: early(epoch) })),
  ];
  const instead = 'here the largest less the smallest is asked for.';
  const mistakenSpreads: Mistake[] = [
    { values: all.map(range), next: 'That is over all epochs. Only the last one’s seeds count.' },
    { values: losses.map(range), next: 'That is the losses’ spread. The test accuracy’s is asked for.' },
    { values: trainings.map(range), next: 'That is the training accuracy’s spread. The test accuracy’s is asked for.' },
    ...[0, 1].flatMap((fewer) => [
      { values: last.map((v) => deviation(v, v.length - fewer)), next: `A standard deviation; ${instead}` },
      { values: last.map((v) => deviation(v, v.length - fewer) ** 2), next: `A variance; ${instead}` },
      {
        values: last.map((v) => deviation(v, v.length - fewer) / Math.sqrt(v.length)),
        next: `A standard error; ${instead}`,
      },
    ]),
    { values: last.map((v) => highest(v) - mean(v)), next: `The largest less the mean; ${instead}` },
    { values: last.map((v) => mean(v) - lowest(v)), next: `The mean less the smallest; ${instead}` },
    {
      values: last.map(highest),
      next: 'That is the largest alone. Is the smallest subtracted, and is it searched from 0?',
    },
    { values: last.map(lowest), next: 'That is the smallest alone. It is to be subtracted from the largest.' },
    { values: means, next: 'That is the mean. Are the two swapped?' },
    { values: sizes.map(() => range(last.flat())), next: 'That is the spread over all batch sizes together.' },
    ...between(final).map((epoch) => ({ values: at(epoch).map(range), next: early(epoch) })),
  ];
  const perCent: [number, string] = [100, 'Per cent, where a share between 0 and 1 is asked for.'];
  return {
    mean: {
      right: means,
      mistakes: mistakenMeans,
      factors: [perCent, [-1, 'The sign is turned: an accuracy is at least 0.'], ...divisors(last[0].length, records)],
      asked: 'Of one batch size’s records, those of the last epoch, one a seed: the mean of their test accuracies.',
    },
    spread: {
      right: spreads,
      mistakes: mistakenSpreads,
      factors: [perCent, [-1, 'The sign is turned: largest less smallest.'], [1 / 2, `Half of it; ${instead}`]],
      asked:
        'Of one batch size’s records, those of the last epoch, one a seed: the largest test accuracy less the smallest.',
    },
  };
}

/** A median of an even number of values: the lower one of the two in the middle, the upper one, their mean. */
function middles(columns: number[][]): number[][] {
  const at = (shift: number) => columns.map((values) => ascending(values)[Math.floor((values.length - shift) / 2)]);
  const [upper, lower] = [at(0), at(1)];
  return [upper, lower, upper.map((value, i) => (value + lower[i]) / 2)];
}

/** What a sum over the seeds comes to if it is divided by another number than that of the seeds. */
function divisors(seeds: number, { length }: EpochRecord[]): [factor: number, next: string][] {
  const others = Array.from({ length: length - 1 }, (_, i) => i + 2).filter((divisor) => divisor !== seeds);
  return [
    [seeds, 'A sum: divide by the number of seeds.'],
    ...others.map((divisor): [number, string] => [
      seeds / divisor,
      `A sum over the seeds, divided by ${divisor}. How many seeds are there?`,
    ]),
  ];
}

function between(final: number): number[] {
  return Array.from({ length: final - 1 }, (_, i) => i + 1);
}
