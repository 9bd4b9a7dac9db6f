import { evaluate, iterateBatch } from '#lib';
import type { Fit } from '../../../checks/probes/fit';

export const says = /8 steps; 12 are due|8 records for 12|2 records for 3 epochs|8 steps/;

export default function fit({ model, optimizer, trainLoader, testLoader, epochs }: Parameters<Fit>[0]) {
  const batches: object[] = [];
  const records: { epoch: number; testLoss: number; testAccuracy: number }[] = [];
  for (let epoch = 1; epoch <= epochs; epoch++) {
    for (const batch of trainLoader) batches.push(iterateBatch(model, optimizer, batch));
    const { loss, accuracy } = evaluate(model, testLoader.dataset);
    records.push({ epoch, testLoss: loss, testAccuracy: accuracy });
    if (epoch > 1 && loss > records[epoch - 2].testLoss) break;
  }
  return { batches, epochs: records };
}
