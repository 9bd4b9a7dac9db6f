import { accuracy, type DataLoader, nllLoss, type SoftmaxRegression, tf } from '#lib';

export const says = /rounded to 4 decimals/;

export default function evaluateModel(model: SoftmaxRegression, loader: DataLoader) {
  let [loss, correct, seen] = [0, 0, 0];
  for (const { images, labels } of loader) {
    tf.tidy(() => {
      const logProbs = model.forward(images);
      loss += nllLoss(logProbs, labels).dataSync()[0] * labels.size;
      correct += accuracy(logProbs, labels) * labels.size;
      seen += labels.size;
    });
  }
  return { loss: +(loss / seen).toFixed(4), accuracy: +(correct / seen).toFixed(4) };
}
