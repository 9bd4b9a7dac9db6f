import type { SeedMeans } from '../../../checks/probes/seedMeans';

export const says = /averages over the epochs[\s\S]*over all epochs/;

export default function seedMeans(records: Parameters<SeedMeans>[0]) {
  const last = Math.max(...records.map(({ epoch }) => epoch));
  return [...new Set(records.map((one) => one.batchSize))].map((batchSize) => {
    const values = records.filter((one) => one.batchSize === batchSize).map((one) => one.testAccuracy);
    return {
      batchSize,
      mean: values.reduce((sum, x) => sum + x, 0) / values.length,
      spread: Math.max(...values) - Math.min(...values),
      last,
    };
  });
}
