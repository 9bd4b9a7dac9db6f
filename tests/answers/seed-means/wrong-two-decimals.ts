import { mean } from '#lib';
import type { SeedMeans } from '../../../checks/probes/seedMeans';

export const says = /rounded to 2 decimals/;

export default function seedMeans(records: Parameters<SeedMeans>[0]) {
  const last = Math.max(...records.map(({ epoch }) => epoch));
  return [...new Set(records.map((one) => one.batchSize))].map((batchSize) => {
    const own = records.filter((one) => one.batchSize === batchSize && one.epoch === last);
    const values = own.map((one) => one.testAccuracy);
    return { batchSize, mean: Number(mean(values).toFixed(2)), spread: Math.max(...values) - Math.min(...values) };
  });
}
