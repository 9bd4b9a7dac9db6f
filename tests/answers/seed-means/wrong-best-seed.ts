import type { SeedMeans } from '../../../checks/probes/seedMeans';

export const says = /luck, reported as skill/;

export default function seedMeans(records: Parameters<SeedMeans>[0]) {
  const last = Math.max(...records.map(({ epoch }) => epoch));
  return [...new Set(records.map((one) => one.batchSize))].map((batchSize) => {
    const values = records
      .filter((one) => one.batchSize === batchSize && one.epoch === last)
      .map((one) => one.testAccuracy);
    return { batchSize, mean: Math.max(...values), spread: Math.max(...values) - Math.min(...values), last };
  });
}
