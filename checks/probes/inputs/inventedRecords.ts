import { type EpochRecord, mixSeed, uniform } from '#lib';

/** Records of an experiment that never was: 4 batch sizes, 3 seeds, 3 epochs, in an order of no meaning. */
export function inventedRecords(seed: number): EpochRecord[] {
  const random = uniform(mixSeed(seed, 4));
  const records: EpochRecord[] = [];
  for (const batchSize of [16, 1, 512, 4]) {
    for (const run of [5, 3, 8]) {
      for (const epoch of [1, 2, 3]) {
        const testAccuracy = 0.7 + 0.04 * epoch + 0.05 * random();
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
