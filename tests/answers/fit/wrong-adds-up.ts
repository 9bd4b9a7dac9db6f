import { evaluate, iterateBatch } from '#lib';
import type { Fit } from '../../../checks/probes/fit';

export const says = /scores add up over the epochs/;

export default function fit({ model, optimizer, trainLoader, testLoader, epochs }: Parameters<Fit>[0]) {
  const batches: object[] = [];
  const records: object[] = [];
  let sum = 0;
  for (let epoch = 1; epoch <= epochs; epoch++) {
    for (const batch of trainLoader) batches.push(iterateBatch(model, optimizer, batch));
    const { loss, accuracy } = evaluate(model, testLoader.dataset);
    sum += loss;
    records.push({ epoch, testLoss: sum, testAccuracy: accuracy });
  }
  return { batches, epochs: records };
}
