import { evaluate, iterateBatch } from '#lib';
import type { Fit } from '../../../checks/probes/fit';

export const says = /3 records for 12 minibatches[\s\S]*inner loop/;

export default function fit({ model, optimizer, trainLoader, testLoader, epochs }: Parameters<Fit>[0]) {
  const batches: { loss: number; accuracy: number }[] = [];
  const records: { epoch: number; testLoss: number; testAccuracy: number }[] = [];
  for (let epoch = 1; epoch <= epochs; epoch++) {
    let last = { loss: 0, accuracy: 0 };
    for (const batch of trainLoader) {
      last = iterateBatch(model, optimizer, batch);
    }
    batches.push(last);
    const { loss, accuracy } = evaluate(model, testLoader.dataset);
    records.push({ epoch, testLoss: loss, testAccuracy: accuracy });
  }
  return { batches, epochs: records };
}
