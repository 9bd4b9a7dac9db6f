import { evaluate, iterateBatch, type Minibatch, tf } from '#lib';
import type { Fit } from '../../../checks/probes/fit';

export const says = /learn from the same minibatch/;

export default function fit({ model, optimizer, trainLoader, testLoader, epochs }: Parameters<Fit>[0]) {
  const batches: object[] = [];
  const records: object[] = [];
  for (let epoch = 1; epoch <= epochs; epoch++) {
    let kept: Minibatch | undefined;
    for (const { images, labels } of trainLoader) {
      kept ??= { images: tf.clone(images), labels: tf.clone(labels) };
      batches.push(iterateBatch(model, optimizer, kept));
    }
    tf.dispose([kept?.images, kept?.labels] as tf.Tensor[]);
    const { loss, accuracy } = evaluate(model, testLoader.dataset);
    records.push({ epoch, testLoss: loss, testAccuracy: accuracy });
  }
  return { batches, epochs: records };
}
