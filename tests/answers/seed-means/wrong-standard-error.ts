import { type EpochRecord, mean } from '#lib';

export const says = /A standard error/;

export default function seedMeans(records: EpochRecord[]) {
  const last = Math.max(...records.map(({ epoch }) => epoch));
  return [...new Set(records.map(({ batchSize }) => batchSize))].map((batchSize) => {
    const own = records.filter((record) => record.batchSize === batchSize && record.epoch === last);
    const values = own.map(({ testAccuracy }) => testAccuracy);
    const deviation = Math.sqrt(mean(values.map((x) => (x - mean(values)) ** 2)));
    return { batchSize, mean: mean(values), spread: deviation / Math.sqrt(values.length) };
  });
}
