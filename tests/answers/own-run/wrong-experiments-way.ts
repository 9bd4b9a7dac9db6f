import { compareBatchSizes } from '#lib';
import type { OwnRun } from '../../../checks/probes/ownRun';

export const says = /the experiment’s own way/;

export default async function ownRun({ batchSize, seed, epochs, ...rest }: Parameters<OwnRun>[0]) {
  const records = await compareBatchSizes({ ...rest, batchSizes: [batchSize], seeds: [seed], epochs });
  const { testLoss, testAccuracy } = records[epochs - 1];
  return { testLoss, testAccuracy };
}
