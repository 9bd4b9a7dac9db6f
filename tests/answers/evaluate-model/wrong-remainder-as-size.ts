import { accuracy, type DataLoader, nllLoss, type SoftmaxRegression, tf } from '#lib';

export const says = /no minibatch is smaller than the others/;

export default function evaluateModel(model: SoftmaxRegression, loader: DataLoader) {
  const { batchSize, dataset } = loader;
  let [loss, correct, start] = [0, 0, 0];
  for (const { images, labels } of loader) {
    const isLast = start + batchSize >= dataset.length;
    const size = isLast ? dataset.length % batchSize : batchSize;
    tf.tidy(() => {
      const logProbs = model.forward(images);
      loss += nllLoss(logProbs, labels).dataSync()[0] * size;
      correct += accuracy(logProbs, labels) * size;
    });
    start += batchSize;
  }
  return { loss: loss / dataset.length, accuracy: correct / dataset.length };
}
