import { accuracy, type DataLoader, nllLoss, type SoftmaxRegression, tf } from '#lib';

export const says = /as if it had 64 pictures; the last one has 58[\s\S]*as if it had 16 pictures; the last one has 6/;

export default function evaluateModel(model: SoftmaxRegression, loader: DataLoader) {
  let loss = 0;
  let correct = 0;
  for (const { images, labels } of loader) {
    tf.tidy(() => {
      const logProbs = model.forward(images);
      loss += nllLoss(logProbs, labels).dataSync()[0] * loader.batchSize;
      correct += accuracy(logProbs, labels) * loader.batchSize;
    });
  }
  return { loss: loss / loader.dataset.length, accuracy: correct / loader.dataset.length };
}
