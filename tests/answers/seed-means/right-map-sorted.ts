import type { SeedMeans } from '../../../checks/probes/seedMeans';

export const says = /correct/;

export default function seedMeans(records: Parameters<SeedMeans>[0]) {
  const last = records.reduce((epoch, record) => Math.max(epoch, record.epoch), 0);
  const groups = new Map<number, number[]>();
  for (const { batchSize, epoch, testAccuracy } of records) {
    if (epoch === last) groups.set(batchSize, [...(groups.get(batchSize) ?? []), testAccuracy]);
  }
  return Array.from(groups, ([batchSize, values]) => {
    const sorted = values.sort((a, b) => a - b);
    let sum = 0;
    for (const value of sorted) sum += value;
    return { batchSize, mean: sum / sorted.length, spread: sorted[sorted.length - 1] - sorted[0] };
  }).sort((a, b) => b.batchSize - a.batchSize);
}
