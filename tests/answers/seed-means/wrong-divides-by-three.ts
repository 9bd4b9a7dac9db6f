import type { EpochRecord } from '#lib';

export const says = /A sum over the seeds, divided by 3/;

export default function seedMeans(records: EpochRecord[]) {
  const last = Math.max(...records.map((one) => one.epoch));
  const sizes = [...new Set(records.map((one) => one.batchSize))];
  return sizes.map((batchSize) => {
    const own = records.filter((record) => record.batchSize === batchSize && record.epoch === last);
    const values = own.map((one) => one.testAccuracy);
    return {
      batchSize,
      mean: values.reduce((sum, x) => sum + x, 0) / 3,
      spread: Math.max(...values) - Math.min(...values),
    };
  });
}
