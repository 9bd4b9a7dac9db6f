import { evaluate, iterateBatch, rounded } from '#lib';
import type { Fit } from '../../../checks/probes/fit';

export const says = /where these steps lead/;

export default function fit({ model, optimizer, trainLoader, testLoader, epochs }: Parameters<Fit>[0]) {
  const batches: object[] = [];
  const records: object[] = [];
  for (let epoch = 1; epoch <= epochs; epoch++) {
    for (const batch of trainLoader) batches.push(rounded(iterateBatch(model, optimizer, batch)));
    const { loss, accuracy } = rounded(evaluate(model, testLoader.dataset));
    records.push({ epoch, testLoss: loss, testAccuracy: accuracy });
  }
  return { batches, epochs: records };
}
