import { dataFrame, mean } from '#lib';
import type { SeedMeans } from '../../../checks/probes/seedMeans';

export const says = /correct/;

export default async function seedMeans(records: Parameters<SeedMeans>[0]) {
  const epochs = records.map(({ epoch }) => epoch);
  const ends = records.filter(({ epoch }) => epoch === Math.max(...epochs));
  const sizes: number[] = dataFrame(ends.map(({ batchSize }) => ({ batchSize }))).batchSize.unique().values;
  return sizes.map((batchSize) => {
    const own = ends.filter((record) => record.batchSize === batchSize).map((record) => record.testAccuracy);
    return { batchSize, mean: mean(own), spread: Math.max(...own) - Math.min(...own) };
  });
}
