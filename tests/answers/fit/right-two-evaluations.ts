import { evaluate, iterateBatch } from '#lib';
import type { Fit } from '../../../checks/probes/fit';

export const says = /after 4, 8, 12 steps, all 22/;

export default function fit({ model, optimizer, trainLoader, testLoader, epochs }: Parameters<Fit>[0]) {
  const batches: object[] = [];
  const records: object[] = [];
  for (let epoch = 1; epoch <= epochs; epoch++) {
    for (const batch of trainLoader) batches.push(iterateBatch(model, optimizer, batch));
    const testLoss = evaluate(model, testLoader.dataset).loss;
    records.push({ epoch, testLoss, testAccuracy: evaluate(model, testLoader.dataset).accuracy });
  }
  return { batches, epochs: records };
}
