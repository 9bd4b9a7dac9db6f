import { evaluate, iterateBatch } from '#lib';
import type { Fit } from '../../../checks/probes/fit';

export const says = /That is the training set’s/;

export default function fit({ model, optimizer, trainLoader, testLoader, epochs }: Parameters<Fit>[0]) {
  const batches: object[] = [];
  const records: object[] = [];
  for (let epoch = 1; epoch <= epochs; epoch++) {
    for (const batch of trainLoader) batches.push(iterateBatch(model, optimizer, batch));
    evaluate(model, testLoader.dataset);
    const { loss, accuracy } = evaluate(model, trainLoader.dataset);
    records.push({ epoch, testLoss: loss, testAccuracy: accuracy });
  }
  return { batches, epochs: records };
}
