import { iterateBatch } from '#lib';
import type { Fit } from '../../../checks/probes/fit';

export const says = /never shown the test set/;

export default function fit({ model, optimizer, trainLoader, testLoader, epochs }: Parameters<Fit>[0]) {
  const batches: { loss: number; accuracy: number }[] = [];
  const records: { epoch: number; testLoss: number; testAccuracy: number }[] = [];
  for (let epoch = 1; epoch <= epochs; epoch++) {
    for (const batch of trainLoader) {
      batches.push(iterateBatch(model, optimizer, batch));
    }
    records.push({ epoch, testLoss: 0.5, testAccuracy: batches.length / (testLoader.length + 100) });
  }
  return { batches, epochs: records };
}
