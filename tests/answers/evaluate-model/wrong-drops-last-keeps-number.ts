import { accuracy, type DataLoader, nllLoss, type SoftmaxRegression, tf } from '#lib';

export const says = /but not of the number that it is divided by/;

export default function evaluateModel(model: SoftmaxRegression, loader: DataLoader) {
  let [loss, correct] = [0, 0];
  for (const { images, labels } of loader) {
    if (labels.size < loader.batchSize) break;
    tf.tidy(() => {
      const logProbs = model.forward(images);
      loss += nllLoss(logProbs, labels).dataSync()[0] * labels.size;
      correct += accuracy(logProbs, labels) * labels.size;
    });
  }
  return { loss: loss / loader.dataset.length, accuracy: correct / loader.dataset.length };
}
