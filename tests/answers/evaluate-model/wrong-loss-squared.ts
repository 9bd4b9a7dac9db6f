import { accuracy, type DataLoader, nllLoss, type SoftmaxRegression, tf } from '#lib';

export const says = /The other number is right\. What is done to this one/;

export default function evaluateModel(model: SoftmaxRegression, loader: DataLoader) {
  let loss = 0;
  let correct = 0;
  for (const { images, labels } of loader) {
    tf.tidy(() => {
      const logProbs = model.forward(images);
      loss += nllLoss(logProbs, labels).dataSync()[0] ** 2 * labels.size;
      correct += accuracy(logProbs, labels) * labels.size;
    });
  }
  return { loss: loss / loader.dataset.length, accuracy: correct / loader.dataset.length };
}
