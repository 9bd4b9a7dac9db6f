import { evaluate, iterateBatch } from '#lib';
import type { Fit } from '../../../checks/probes/fit';

export const says = /epochs 3, 3, 3[\s\S]*one and the same object/;

export default function fit({ model, optimizer, trainLoader, testLoader, epochs }: Parameters<Fit>[0]) {
  const batches: object[] = [];
  const records: object[] = [];
  const record = {};
  for (let epoch = 1; epoch <= epochs; epoch++) {
    for (const batch of trainLoader) batches.push(iterateBatch(model, optimizer, batch));
    const { loss, accuracy } = evaluate(model, testLoader.dataset);
    records.push(Object.assign(record, { epoch, testLoss: loss, testAccuracy: accuracy }));
  }
  return { batches, epochs: records };
}
