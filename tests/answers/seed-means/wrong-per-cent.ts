import { mean } from '#lib';
import type { SeedMeans } from '../../../checks/probes/seedMeans';

export const says = /Per cent/;

export default function seedMeans(records: Parameters<SeedMeans>[0]) {
  const last = Math.max(...records.map(({ epoch }) => epoch));
  return [...new Set(records.map((one) => one.batchSize))].map((batchSize) => {
    const own = records.filter((one) => one.batchSize === batchSize && one.epoch === last);
    const values = own.map((one) => one.testAccuracy);
    return { batchSize, mean: 100 * mean(values), spread: Math.max(...values) - Math.min(...values) };
  });
}
