import { type EpochRecord, mean } from '#lib';

export const says = /right is/;

export default function seedMeans(all: EpochRecord[]) {
  const records = all.filter(({ seed }) => seed);
  const last = Math.max(...records.map(({ epoch }) => epoch));
  return [...new Set(records.map(({ batchSize }) => batchSize))].map((batchSize) => {
    const own = records.filter((one) => one.batchSize === batchSize && one.epoch === last);
    const values = own.map(({ testAccuracy }) => testAccuracy);
    return { batchSize, mean: mean(values), spread: Math.max(...values) - Math.min(...values) };
  });
}
