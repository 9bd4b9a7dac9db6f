import { evaluate, iterateBatch } from '#lib';
import type { Fit } from '../../../checks/probes/fit';

export const says = /looked at 15 times; 3 times are due/;

export default function fit({ model, optimizer, trainLoader, testLoader, epochs }: Parameters<Fit>[0]) {
  const batches: { loss: number; accuracy: number }[] = [];
  const records: { epoch: number; testLoss: number; testAccuracy: number }[] = [];
  for (let epoch = 1; epoch <= epochs; epoch++) {
    for (const batch of trainLoader) {
      batches.push(iterateBatch(model, optimizer, batch));
      evaluate(model, testLoader.dataset);
    }
    const { loss, accuracy } = evaluate(model, testLoader.dataset);
    records.push({ epoch, testLoss: loss, testAccuracy: accuracy });
  }
  return { batches, epochs: records };
}
