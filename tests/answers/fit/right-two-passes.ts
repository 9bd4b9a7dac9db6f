import { accuracy, iterateBatch, nllLoss, tf } from '#lib';
import type { Fit } from '../../../checks/probes/fit';

export const says = /3 records, as in float64/;

export default function fit({ model, optimizer, trainLoader, testLoader, epochs }: Parameters<Fit>[0]) {
  const batches: object[] = [];
  const records: object[] = [];
  for (let epoch = 1; epoch <= epochs; epoch++) {
    for (const batch of trainLoader) batches.push(iterateBatch(model, optimizer, batch));
    let [loss, correct] = [0, 0];
    for (const { images, labels } of testLoader) {
      tf.tidy(() => {
        loss += nllLoss(model.forward(images), labels).dataSync()[0] * labels.size;
        correct += accuracy(model.forward(images), labels) * labels.size;
      });
    }
    const { length } = testLoader.dataset;
    records.push({ epoch, testLoss: loss / length, testAccuracy: correct / length });
  }
  return { batches, epochs: records };
}
