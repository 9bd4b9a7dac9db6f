import { evaluate, iterateBatch } from '#lib';
import type { Fit } from '../../../checks/probes/fit';

export const says = /tried again, with other inputs: 24 records for 12 minibatches/;

const batches: object[] = [];
const records: object[] = [];

export default function fit({ model, optimizer, trainLoader, testLoader, epochs }: Parameters<Fit>[0]) {
  for (let epoch = 1; epoch <= epochs; epoch++) {
    for (const batch of trainLoader) batches.push(iterateBatch(model, optimizer, batch));
    const { loss, accuracy } = evaluate(model, testLoader.dataset);
    records.push({ epoch, testLoss: loss, testAccuracy: accuracy });
  }
  return { batches, epochs: records };
}
