import { type EpochRecord, mean } from '#lib';

export const says = /4 of 4/;

export default function seedMeans(records: EpochRecord[]) {
  const four = (x: number) => Math.floor(1e4 * x) / 1e4;
  const last = Math.max(...records.map(({ epoch }) => epoch));
  return [...new Set(records.map(({ batchSize }) => batchSize))].map((batchSize) => {
    const own = records.filter((one) => one.batchSize === batchSize && one.epoch === last);
    const values = own.map(({ testAccuracy }) => testAccuracy);
    return { batchSize, mean: four(mean(values)), spread: four(Math.max(...values) - Math.min(...values)) };
  });
}
