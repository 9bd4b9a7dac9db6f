import { type EpochRecord, mixSeed, uniform } from '#lib';
import { allDiffer, rememberDraws } from './drawUntil';

const SIZES = [16, 1, 512, 4];
export const SEEDS = [5, 3, 8];

/** Records for which every known wrong way to sum up gives wrong numbers. */
export const drawRecords = rememberDraws((seed) => {
  const records = inventedRecords(seed);
  const last = Math.max(...records.map(({ epoch }) => epoch));
  const of = (pick: (own: EpochRecord[]) => EpochRecord[]) =>
    SIZES.map((size) => pick(records.filter(({ batchSize }) => batchSize === size)).map((one) => one.testAccuracy));
  const ends = of((own) => own.filter(({ epoch }) => epoch === last));
  const means = ends.map((values) => values.reduce((sum, x) => sum + x, 0) / values.length);
  const spreads = ends.map((values) => Math.max(...values) - Math.min(...values));
  const best = of((own) => own).map((values) => Math.max(...values));
  const highest = ends.map((values) => Math.max(...values));
  const [first, latest] = [0, -1].map((place) => ends.map((values) => values.at(place) as number));
  const everywhere = (a: number[], b: number[]) => a.every((x, i) => Math.abs(x - b[i]) > 1e-3);
  return (
    allDiffer([means, best, highest, first, latest]) &&
    everywhere(means, best) &&
    spreads.every((spread) => spread > 5e-3)
  );
});

/** Records of an invented experiment: 4 batch sizes, 3 seeds, 3 to 6 epochs, in random order. */
export function inventedRecords(seed: number): EpochRecord[] {
  const random = uniform(mixSeed(seed, 4));
  const epochs = 3 + Math.floor(4 * random());
  const records: EpochRecord[] = [];
  for (const batchSize of SIZES) {
    for (const run of SEEDS) {
      for (let epoch = 1; epoch <= epochs; epoch++) {
        const testAccuracy = 0.6 + 0.01 * epoch + 0.08 * random();
        const loss = 2 * random();
        records.push({
          ...{ batchSize, seed: run, epoch, updates: Math.ceil(6000 / batchSize) * epoch, seconds: epoch + random() },
          ...{ trainLoss: loss, trainAccuracy: testAccuracy, testLoss: loss + 0.1, testAccuracy },
          ...{ lossNoise: random() / Math.sqrt(batchSize), diverged: false },
        });
      }
    }
  }
  return records.sort((a, b) => a.seconds - b.seconds);
}
