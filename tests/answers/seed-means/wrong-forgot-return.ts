import type { SeedMeans } from '../../../checks/batchSizes/seedMeans/probe';

export const says = /forget .return/;

export default function seedMeans(records: Parameters<SeedMeans>[0]) {
  records.map(({ batchSize }) => batchSize);
}
