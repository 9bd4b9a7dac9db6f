import { accuracy, iterateBatch, nllLoss, tf } from '#lib';
import type { Fit } from '../../../checks/probes/fit';

export const says = /16 test pictures[\s\S]*but not of the number/;

export default function fit({ model, optimizer, trainLoader, testLoader, epochs }: Parameters<Fit>[0]) {
  const batches: { loss: number; accuracy: number }[] = [];
  const records: { epoch: number; testLoss: number; testAccuracy: number }[] = [];
  for (let epoch = 1; epoch <= epochs; epoch++) {
    for (const batch of trainLoader) {
      batches.push(iterateBatch(model, optimizer, batch));
    }
    let loss = 0;
    let correct = 0;
    for (const { images, labels } of testLoader) {
      if (labels.size < 8) break;
      tf.tidy(() => {
        const logProbs = model.forward(images);
        loss += nllLoss(logProbs, labels).dataSync()[0] * labels.size;
        correct += accuracy(logProbs, labels) * labels.size;
      });
    }
    records.push({
      epoch,
      testLoss: loss / testLoader.dataset.length,
      testAccuracy: correct / testLoader.dataset.length,
    });
  }
  return { batches, epochs: records };
}
