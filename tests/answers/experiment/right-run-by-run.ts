import { trainRun } from '#lib';
import type { Experiment } from '../../../checks/probes/experiment';

export const says = /each run comes out as in float64/;

export default async function runExperiment({ train, test }: Parameters<Experiment>[0]) {
  const records: object[] = [];
  for (const seed of [7, 3, 5]) {
    for (const batchSize of [512, 16, 4, 1]) {
      records.push(...(await trainRun({ train, test, batchSize, seed, epochs: 2 })).records);
    }
  }
  return records;
}
