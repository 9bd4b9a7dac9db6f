import { accuracy, type DataLoader, nllLoss, type SoftmaxRegression, tf } from '#lib';

export const says = /counts the same, whatever its size/;

export default function evaluateModel(model: SoftmaxRegression, loader: DataLoader) {
  let [loss, correct, seen] = [0, 0, 0];
  for (const { images, labels } of loader) {
    tf.tidy(() => {
      const logProbs = model.forward(images);
      loss += nllLoss(logProbs, labels).dataSync()[0] * 256;
      correct += accuracy(logProbs, labels) * 256;
      seen += 256;
    });
  }
  return { loss: loss / seen, accuracy: correct / seen };
}
