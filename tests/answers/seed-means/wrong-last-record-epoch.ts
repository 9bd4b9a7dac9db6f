import { type EpochRecord, mean } from '#lib';

export const says = /That is after epoch \d; the last one is \d, wherever its records stand/;

export default function seedMeans(records: EpochRecord[]) {
  const last = records[records.length - 1].epoch;
  const sizes = [...new Set(records.map((one) => one.batchSize))];
  return sizes.map((batchSize) => {
    const own = records.filter((record) => record.batchSize === batchSize && record.epoch === last);
    const values = own.map((one) => one.testAccuracy);
    return { batchSize, mean: mean(values), spread: Math.max(...values) - Math.min(...values) };
  });
}
