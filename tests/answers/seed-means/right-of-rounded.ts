import { type EpochRecord, mean } from '#lib';

export const says = /4 of 4/;

export default function seedMeans(records: EpochRecord[]) {
  const last = Math.max(...records.map(({ epoch }) => epoch));
  return [...new Set(records.map(({ batchSize }) => batchSize))].map((batchSize) => {
    const own = records.filter((one) => one.batchSize === batchSize && one.epoch === last);
    const values = own.map(({ testAccuracy }) => Number(testAccuracy.toFixed(4)));
    return { batchSize, mean: mean(values), spread: Math.max(...values) - Math.min(...values) };
  });
}
