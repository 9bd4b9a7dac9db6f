import { type EpochRecord, mean } from '#lib';

export const says = /training set’s accuracy[\s\S]*training accuracy’s spread/;

export default function seedMeans(records: EpochRecord[]) {
  const last = Math.max(...records.map((one) => one.epoch));
  const sizes = [...new Set(records.map((one) => one.batchSize))];
  return sizes.map((batchSize) => {
    const own = records.filter((record) => record.batchSize === batchSize && record.epoch === last);
    const values = own.map((one) => one.trainAccuracy);
    return { batchSize, mean: mean(values), spread: Math.max(...values) - Math.min(...values) };
  });
}
