import { evaluate, iterateBatch, tf } from '#lib';
import type { Fit } from '../../../checks/probes/fit';

export const says = /step 1: weights of a pixel that is dark[\s\S]*weight decay/;

export default function fit({ model, optimizer, trainLoader, testLoader, epochs }: Parameters<Fit>[0]) {
  const batches: object[] = [];
  const records: object[] = [];
  for (let epoch = 1; epoch <= epochs; epoch++) {
    for (const batch of trainLoader) {
      batches.push(iterateBatch(model, optimizer, batch));
      tf.tidy(() => model.weight.value.assign(tf.mul(model.weight.value, 0.9999)));
    }
    const { loss, accuracy } = evaluate(model, testLoader.dataset);
    records.push({ epoch, testLoss: loss, testAccuracy: accuracy });
  }
  return { batches, epochs: records };
}
