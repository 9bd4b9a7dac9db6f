import fc from 'fast-check';
import { compareBatchSizes, type EpochRecord, mean } from '#lib';
import type { Experiment } from '../../checks/probes/experiment';
import { keyOf } from './logSoftmaxVariants';
import { decimals, recordStyles, roundTo } from './recordStyles';
import { type Variant, wrapped } from './wrapped';

const groupings: Record<
  string,
  <Key>(records: EpochRecord[], keyOf: (record: EpochRecord) => Key) => [Key, EpochRecord[]][]
> = {
  filter: (records, keyOf) =>
    [...new Set(records.map(keyOf))].map((key) => [key, records.filter((record) => keyOf(record) === key)]),
  map: (records, keyOf) => {
    const groups = new Map<ReturnType<typeof keyOf>, EpochRecord[]>();
    for (const record of records) groups.set(keyOf(record), [...(groups.get(keyOf(record)) ?? []), record]);
    return [...groups];
  },
  sorted: (records, keyOf) => {
    const groups: [ReturnType<typeof keyOf>, EpochRecord[]][] = [];
    for (const record of [...records].sort((a, b) => Number(keyOf(a)) - Number(keyOf(b)))) {
      const last = groups[groups.length - 1];
      if (last?.[0] === keyOf(record)) last[1].push(record);
      else groups.push([keyOf(record), [record]]);
    }
    return groups;
  },
};
const means: Record<string, (values: number[]) => number> = {
  lib: mean,
  reduce: (values) => values.reduce((sum, x) => sum + x, 0) / values.length,
  shares: (values) => values.map((x) => x / values.length).reduce((sum, x) => sum + x),
};
const spreads: Record<string, (values: number[]) => number> = {
  'Math.max': (values) => Math.max(...values) - Math.min(...values),
  sort: (values) => {
    const sorted = [...values].sort((a, b) => b - a);
    return sorted[0] - sorted[sorted.length - 1];
  },
  pairs: (values) => Math.max(...values.flatMap((a) => values.map((b) => Math.abs(a - b)))),
};

export const meansVariants = wrapped(
  fc
    .record({
      grouping: keyOf(groupings),
      average: keyOf(means),
      spread: keyOf(spreads),
      record: keyOf(recordStyles),
      digits: decimals,
    })
    .map(({ grouping, average, spread, record, digits }): Variant => {
      const answer = (records: EpochRecord[]) => {
        const last = Math.max(...records.map(({ epoch }) => epoch));
        return groupings[grouping](records, ({ batchSize }) => batchSize).map(([batchSize, own]) => {
          const values = own.filter(({ epoch }) => epoch === last).map(({ testAccuracy }) => testAccuracy);
          return recordStyles[record](
            roundTo({ batchSize, mean: means[average](values), spread: spreads[spread](values) }, digits),
          );
        });
      };
      return { name: `${grouping}, ${average}, ${spread}, ${record}, digits: ${digits ?? 'all'}`, answer };
    }),
);

const conclusions: Record<string, (results: boolean[]) => string> = {
  'every, some': (results) => (results.every(Boolean) ? 'true' : results.some(Boolean) ? 'undecided' : 'false'),
  count: (results) => {
    const yes = results.filter((result) => result).length;
    return yes > 0 && yes < results.length ? 'undecided' : String(yes > 0);
  },
  set: (results) => (new Set(results).size > 1 ? 'undecided' : `${results[0]}`),
  includes: (results) => {
    if (!results.includes(false)) return 'true';
    return results.includes(true) ? 'undecided' : 'false';
  },
};

export const decideVariants = wrapped(
  fc.record({ grouping: keyOf(groupings), conclusion: keyOf(conclusions) }).map(({ grouping, conclusion }): Variant => {
    const answer = (records: EpochRecord[], holds: (run: EpochRecord[]) => boolean) =>
      conclusions[conclusion](groupings[grouping](records, ({ seed }) => seed).map(([, run]) => holds(run)));
    return { name: `${grouping}, ${conclusion}`, answer };
  }),
);

export const experimentVariants = wrapped(
  fc
    .record({
      sizes: fc.shuffledSubarray([1, 4, 16, 512, 64], { minLength: 5 }),
      seeds: fc.uniqueArray(fc.nat(1000), { minLength: 3, maxLength: 4 }),
      epochs: fc.integer({ min: 2, max: 4 }),
      sorted: fc.boolean(),
      record: keyOf(recordStyles),
    })
    .map(({ sizes, seeds, epochs, sorted, record }): Variant => {
      const answer = async ({ train, test }: Parameters<Experiment>[0]) => {
        const records = await compareBatchSizes({ train, test, batchSizes: sizes, seeds, epochs });
        const ordered = sorted ? [...records].sort((a, b) => b.testAccuracy - a.testAccuracy) : records;
        return ordered.map((one) => recordStyles[record](one));
      };
      return { name: `sizes ${sizes}, seeds ${seeds}, ${epochs} epochs, ${record}`, answer };
    }),
);

export const picksVariants = wrapped(
  fc
    .record({
      nan: fc.tuple(
        fc.double({ min: 88.8, max: 1e6, noNaN: true }),
        fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 1, maxLength: 5 }),
      ),
      top: fc.integer({ min: -20, max: 80 }),
      low: fc.integer({ min: 106, max: 600 }),
      float32: fc.integer({ min: 90, max: 700 }),
      oneHot: fc.integer({ min: 106, max: 10_000 }),
      turn: fc.boolean(),
      typed: fc.boolean(),
      record: keyOf(recordStyles),
    })
    .map(({ nan, top, low, float32, oneHot, turn, typed, record }): Variant => {
      const order = (row: number[]) => {
        const turned = turn ? [...row].reverse() : row;
        return typed ? Float64Array.from(turned) : turned;
      };
      const picks = () => ({
        nan: order([nan[0], ...nan[1]]),
        minusInfinity: order([top, top - low]),
        onlyInFloat32: order([float32, 0]),
        oneHot: { logits: order([0, -oneHot, 1]), label: turn ? 0 : 2 },
      });
      const answer = () => recordStyles[record](picks());
      return {
        name: `nan ${nan.flat().length}, ${top}, ${low}, ${float32}, ${oneHot}, ${typed ? 'typed' : 'arrays'}, ${record}`,
        answer,
      };
    }),
);
