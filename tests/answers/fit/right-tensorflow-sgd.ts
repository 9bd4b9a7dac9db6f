import { accuracy, evaluate, nllLoss, tf } from '#lib';
import type { Fit } from '../../../checks/probes/fit';

export const says = /where these steps lead/;

export default function fit({ model, optimizer, trainLoader, testLoader, epochs }: Parameters<Fit>[0]) {
  const batches: object[] = [];
  const records: object[] = [];
  for (let epoch = 1; epoch <= epochs; epoch++) {
    for (const { images, labels } of trainLoader) {
      tf.tidy(() => {
        const share = accuracy(model.forward(images), labels);
        const variables = model.parameters.map(({ value }) => value);
        const loss = () => nllLoss(model.forward(images), labels);
        const before = tf.train.sgd(optimizer.learningRate).minimize(loss, true, variables) as tf.Scalar;
        batches.push({ loss: before.dataSync()[0], accuracy: share });
      });
    }
    const { loss, accuracy: share } = evaluate(model, testLoader.dataset);
    records.push({ epoch, testLoss: loss, testAccuracy: share });
  }
  return { batches, epochs: records };
}
