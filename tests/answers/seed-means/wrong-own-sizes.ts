import { type EpochRecord, mean } from '#lib';

export const says = /batch sizes 1, 4, 16, 512; the records hold [\s\S]*that occurs in the records/;

export default function seedMeans(records: EpochRecord[]) {
  const last = Math.max(...records.map((one) => one.epoch));
  const sizes = [1, 4, 16, 512];
  return sizes.map((batchSize) => {
    const own = records.filter((record) => record.batchSize === batchSize && record.epoch === last);
    const values = own.map((one) => one.testAccuracy);
    return { batchSize, mean: mean(values), spread: Math.max(...values) - Math.min(...values) };
  });
}
