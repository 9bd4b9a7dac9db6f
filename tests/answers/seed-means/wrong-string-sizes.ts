import { type EpochRecord, mean } from '#lib';

export const says = /batchSize is '\d+'[\s\S]*keys of an object are strings/;

export default function seedMeans(records: EpochRecord[]) {
  const last = Math.max(...records.map(({ epoch }) => epoch));
  return [...new Set(records.map(({ batchSize }) => batchSize))].map((batchSize) => {
    const own = records.filter((record) => record.batchSize === batchSize && record.epoch === last);
    const values = own.map(({ testAccuracy }) => testAccuracy);
    return { batchSize: `${batchSize}`, mean: mean(values), spread: Math.max(...values) - Math.min(...values) };
  });
}
