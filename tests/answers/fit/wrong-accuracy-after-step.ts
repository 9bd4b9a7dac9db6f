import { accuracy, evaluate, iterateBatch, tf } from '#lib';
import type { Fit } from '../../../checks/probes/fit';

export const says = /accuracy after the step/;

export default function fit({ model, optimizer, trainLoader, testLoader, epochs }: Parameters<Fit>[0]) {
  const batches: object[] = [];
  const records: object[] = [];
  for (let epoch = 1; epoch <= epochs; epoch++) {
    for (const batch of trainLoader) {
      const { loss } = iterateBatch(model, optimizer, batch);
      batches.push({ loss, accuracy: tf.tidy(() => accuracy(model.forward(batch.images), batch.labels)) });
    }
    const { loss, accuracy: share } = evaluate(model, testLoader.dataset);
    records.push({ epoch, testLoss: loss, testAccuracy: share });
  }
  return { batches, epochs: records };
}
