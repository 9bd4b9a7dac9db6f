import { evaluate, iterateBatch } from '#lib';
import type { Fit } from '../../../checks/probes/fit';

export const says =
  /testLoss is undefined\n.*A record has the keys .epoch., .testLoss., .testAccuracy.\. Which has yours/;

export default function fit({ model, optimizer, trainLoader, testLoader, epochs }: Parameters<Fit>[0]) {
  const batches: { loss: number; accuracy: number }[] = [];
  const records: object[] = [];
  for (let epoch = 1; epoch <= epochs; epoch++) {
    for (const batch of trainLoader) {
      batches.push(iterateBatch(model, optimizer, batch));
    }
    records.push({ epoch, ...evaluate(model, testLoader.dataset) });
  }
  return { batches, epochs: records };
}
