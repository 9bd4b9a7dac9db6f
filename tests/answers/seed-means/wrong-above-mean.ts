import { type EpochRecord, mean } from '#lib';

export const says = /The largest less the mean; here the largest less the smallest/;

export default function seedMeans(records: EpochRecord[]) {
  const last = Math.max(...records.map((one) => one.epoch));
  const sizes = [...new Set(records.map((one) => one.batchSize))];
  return sizes.map((batchSize) => {
    const own = records.filter((record) => record.batchSize === batchSize && record.epoch === last);
    const values = own.map((one) => one.testAccuracy);
    return { batchSize, mean: mean(values), spread: Math.max(...values) - mean(values) };
  });
}
