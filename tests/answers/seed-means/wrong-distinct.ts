import { type EpochRecord, mean } from '#lib';

export const says = /Does a `Set` drop one/;

export default function seedMeans(records: EpochRecord[]) {
  const last = Math.max(...records.map(({ epoch }) => epoch));
  return [...new Set(records.map(({ batchSize }) => batchSize))].map((batchSize) => {
    const own = records.filter((one) => one.batchSize === batchSize && one.epoch === last);
    const values = [...new Set(own.map(({ testAccuracy }) => testAccuracy))];
    return { batchSize, mean: mean(values), spread: Math.max(...values) - Math.min(...values) };
  });
}
