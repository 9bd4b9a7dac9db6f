import { evaluate, iterateBatch } from '#lib';
import type { Fit } from '../../../checks/probes/fit';

export const says = /tried again, with other inputs: epochs 4, 5, 6/;

let epoch = 0;

export default function fit({ model, optimizer, trainLoader, testLoader, epochs }: Parameters<Fit>[0]) {
  const batches: object[] = [];
  const records: object[] = [];
  for (let i = 0; i < epochs; i++) {
    for (const batch of trainLoader) batches.push(iterateBatch(model, optimizer, batch));
    const { loss, accuracy } = evaluate(model, testLoader.dataset);
    records.push({ epoch: ++epoch, testLoss: loss, testAccuracy: accuracy });
  }
  return { batches, epochs: records };
}
