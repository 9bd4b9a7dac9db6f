import type { EpochRecord } from '#lib';

export const says = /halfway between the best and the worst/;

export default function seedMeans(records: EpochRecord[]) {
  const last = Math.max(...records.map(({ epoch }) => epoch));
  return [...new Set(records.map(({ batchSize }) => batchSize))].map((batchSize) => {
    const own = records.filter((record) => record.batchSize === batchSize && record.epoch === last);
    const values = own.map(({ testAccuracy }) => testAccuracy);
    return {
      batchSize,
      mean: (Math.max(...values) + Math.min(...values)) / 2,
      spread: Math.max(...values) - Math.min(...values),
    };
  });
}
