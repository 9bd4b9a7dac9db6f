import { evaluate, iterateBatch } from '#lib';
import type { Fit } from '../../../checks/probes/fit';

export const says = /That is the accuracy\. Are the two swapped/;

export default function fit({ model, optimizer, trainLoader, testLoader, epochs }: Parameters<Fit>[0]) {
  const batches: object[] = [];
  const records: object[] = [];
  for (let epoch = 1; epoch <= epochs; epoch++) {
    for (const batch of trainLoader) batches.push(iterateBatch(model, optimizer, batch));
    const { loss, accuracy } = evaluate(model, testLoader.dataset);
    records.push({ epoch, testLoss: accuracy, testAccuracy: loss });
  }
  return { batches, epochs: records };
}
