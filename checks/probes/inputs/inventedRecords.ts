import { type EpochRecord, mean, mixSeed, permutation, uniform } from '#lib';
import { allDiffer, rememberDraws } from './drawUntil';

/** Other batch sizes than exercise 4 trains with, so that an answer must take those that occur. */
const SIZES = [2, 3, 8, 10, 24, 32, 64, 100, 128, 256];
const SEEDS = [3, 4, 5, 7, 8, 11, 12, 20, 41]; // and 0, which counts as false in a condition

/** Records for which every known wrong way to sum up gives wrong numbers. */
export const drawRecords = rememberDraws((seed) => {
  const records = inventedRecords(seed);
  const last = Math.max(...records.map(({ epoch }) => epoch));
  const sizes = [...new Set(records.map(({ batchSize }) => batchSize))];
  const bySize = sizes.map((size) => records.filter(({ batchSize }) => batchSize === size));
  const ends = bySize.map((own) => own.filter(({ epoch }) => epoch === last));
  const tests = ends.map((own) => own.map(({ testAccuracy }) => testAccuracy));
  const trainings = ends.map((own) => own.map(({ trainAccuracy }) => trainAccuracy));
  const best = bySize.map((own) => Math.max(...own.map(({ testAccuracy }) => testAccuracy)));
  const highest = tests.map((values) => Math.max(...values));
  const [first, latest] = [0, -1].map((place) => tests.map((values) => values.at(place) as number));
  const middles = [0, 1].map((shift) => tests.map((values) => middle(values, shift)));
  const means = tests.map(mean);
  const [distinct] = tests.map((values) => mean([...new Set(values)]));
  const everywhere = (a: number[], b: number[]) => a.every((x, i) => Math.abs(x - b[i]) > 1e-3);
  const isEarlier = (record: EpochRecord | undefined) => record !== undefined && record.epoch < last;
  return (
    middles.every((median) => allDiffer([means, best, highest, first, latest, median])) &&
    everywhere(means, best) &&
    Math.abs(means[0] - distinct) > 1e-3 &&
    everywhere(means, trainings.map(mean)) &&
    everywhere(tests.map(range), trainings.map(range)) &&
    tests.map(range).every((spread) => spread > 5e-3) &&
    [0, -1].every((place) => isEarlier(records.at(place)) && bySize.some((own) => isEarlier(own.at(place))))
  );
});

/**
 * Records of an invented experiment, in any order: 3 to 5 batch sizes, 3 to 6 epochs. Of one size, two seeds end alike.
 *
 * @param seeds The seeds of its runs; by default four or five, so that an answer must count them.
 */
export function inventedRecords(seed: number, seeds = drawnSeeds(seed)): EpochRecord[] {
  const random = uniform(mixSeed(seed, 4));
  const epochs = 3 + Math.floor(4 * random());
  const sizes = someOf(SIZES, 3 + Math.floor(3 * random()), mixSeed(seed, 7));
  const records: EpochRecord[] = [];
  for (const batchSize of sizes) {
    for (const run of seeds) {
      for (let epoch = 1; epoch <= epochs; epoch++) {
        const [testAccuracy, trainAccuracy] = [0, 0.02].map((lead) => lead + 0.6 + 0.01 * epoch + 0.08 * random());
        const loss = 2 * random();
        records.push({
          ...{ batchSize, seed: run, epoch, updates: Math.ceil(6000 / batchSize) * epoch, seconds: epoch + random() },
          ...{ trainLoss: loss, trainAccuracy, testLoss: loss + 0.1, testAccuracy },
          ...{ lossNoise: random() / Math.sqrt(batchSize), diverged: false },
        });
      }
    }
  }
  const [one, other] = records.filter(({ batchSize, epoch }) => batchSize === sizes[0] && epoch === epochs);
  other.testAccuracy = one.testAccuracy; // two seeds may have the same
  return someOf(records, records.length, mixSeed(seed, 8));
}

/** A median; of an even number of values the upper or, with a shift of 1, the lower one of the two in the middle. */
function middle(values: number[], shift: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor((values.length - shift) / 2)];
}

function drawnSeeds(seed: number): number[] {
  return [0, ...someOf(SEEDS, 3 + (mixSeed(seed, 9) % 2), mixSeed(seed, 10))];
}

/** Some of the values, in random order. */
function someOf<Value>(values: Value[], count: number, seed: number): Value[] {
  return Array.from(permutation(values.length, seed).slice(0, count), (i) => values[i]);
}

function range(values: number[]): number {
  return Math.max(...values) - Math.min(...values);
}
