import type { EpochRecord } from '#lib';

export const says = /That is the median\. The mean is asked for/;

export default function seedMeans(records: EpochRecord[]) {
  const last = Math.max(...records.map((one) => one.epoch));
  const sizes = [...new Set(records.map((one) => one.batchSize))];
  return sizes.map((batchSize) => {
    const own = records.filter((record) => record.batchSize === batchSize && record.epoch === last);
    const values = own.map((one) => one.testAccuracy);
    return {
      batchSize,
      mean: [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)],
      spread: Math.max(...values) - Math.min(...values),
    };
  });
}
