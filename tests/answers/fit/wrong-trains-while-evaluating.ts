import { iterateBatch } from '#lib';
import type { Fit } from '../../../checks/probes/fit';

export const says = /9 steps learn from test pictures/;

export default function fit({ model, optimizer, trainLoader, testLoader, epochs }: Parameters<Fit>[0]) {
  const batches: { loss: number; accuracy: number }[] = [];
  const records: { epoch: number; testLoss: number; testAccuracy: number }[] = [];
  for (let epoch = 1; epoch <= epochs; epoch++) {
    for (const batch of trainLoader) {
      batches.push(iterateBatch(model, optimizer, batch));
    }
    let loss = 0;
    let correct = 0;
    for (const batch of testLoader) {
      const record = iterateBatch(model, optimizer, batch);
      loss += record.loss * record.samples;
      correct += record.accuracy * record.samples;
    }
    const { length } = testLoader.dataset;
    records.push({ epoch, testLoss: loss / length, testAccuracy: correct / length });
  }
  return { batches, epochs: records };
}
