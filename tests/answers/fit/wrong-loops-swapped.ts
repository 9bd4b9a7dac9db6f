import { evaluate, iterateBatch } from '#lib';
import type { Fit } from '../../../checks/probes/fit';

export const says = /as often in a row[\s\S]*outer one/;

export default function fit({ model, optimizer, trainLoader, testLoader, epochs }: Parameters<Fit>[0]) {
  const batches: object[] = [];
  const records: object[] = [];
  for (const batch of trainLoader) {
    for (let epoch = 1; epoch <= epochs; epoch++) {
      batches.push(iterateBatch(model, optimizer, batch));
    }
  }
  for (let epoch = 1; epoch <= epochs; epoch++) {
    const { loss, accuracy } = evaluate(model, testLoader.dataset);
    records.push({ epoch, testLoss: loss, testAccuracy: accuracy });
  }
  return { batches, epochs: records };
}
