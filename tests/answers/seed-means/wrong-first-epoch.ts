import { mean } from '#lib';
import type { SeedMeans } from '../../../checks/probes/seedMeans';

export const says = /That is after epoch 1/;

export default function seedMeans(records: Parameters<SeedMeans>[0]) {
  const last = 1;
  return [...new Set(records.map((one) => one.batchSize))].map((batchSize) => {
    const own = records.filter((one) => one.batchSize === batchSize && one.epoch === last);
    const values = own.map((one) => one.testAccuracy);
    return { batchSize, mean: mean(values), spread: Math.max(...values) - Math.min(...values) };
  });
}
