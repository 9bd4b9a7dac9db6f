import { accuracy, type DataLoader, nllLoss, type SoftmaxRegression, tf } from '#lib';

export const says = /the order is another/;

export default function evaluateModel(model: SoftmaxRegression, loader: DataLoader) {
  let [loss, correct, start] = [0, 0, 0];
  for (const { images } of loader) {
    const size = images.shape[0];
    tf.tidy(() => {
      const labels = tf.tensor1d(Array.from(loader.dataset.labels.subarray(start, start + size)), 'int32');
      const logProbs = model.forward(images);
      loss += nllLoss(logProbs, labels).dataSync()[0] * size;
      correct += accuracy(logProbs, labels) * size;
    });
    start += size;
  }
  return { loss: loss / start, accuracy: correct / start };
}
