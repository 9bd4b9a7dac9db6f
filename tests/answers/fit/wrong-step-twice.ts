import { evaluate, iterateBatch } from '#lib';
import type { Fit } from '../../../checks/probes/fit';

export const says = /24 steps[\s\S]*twice in a row/;

export default function fit({ model, optimizer, trainLoader, testLoader, epochs }: Parameters<Fit>[0]) {
  const batches: object[] = [];
  const records: object[] = [];
  for (let epoch = 1; epoch <= epochs; epoch++) {
    for (const batch of trainLoader) {
      iterateBatch(model, optimizer, batch);
      batches.push(iterateBatch(model, optimizer, batch));
    }
    const { loss, accuracy } = evaluate(model, testLoader.dataset);
    records.push({ epoch, testLoss: loss, testAccuracy: accuracy });
  }
  return { batches, epochs: records };
}
