import { accuracy, type DataLoader, nllLoss, type SoftmaxRegression, tf } from '#lib';

export const says = /no tensor is left/;

export default function evaluateModel(model: SoftmaxRegression, loader: DataLoader) {
  let [loss, correct, seen] = [0, 0, 0];
  for (const { images, labels } of loader) {
    for (let i = 0; i < labels.size; i++) {
      tf.tidy(() => {
        const logProbs = model.forward(tf.slice(images, [i, 0], [1, 784]));
        const label = tf.slice(labels, i, 1);
        loss += nllLoss(logProbs, label).dataSync()[0];
        correct += accuracy(logProbs, label);
        seen++;
      });
    }
  }
  return { loss: loss / seen, accuracy: correct / seen };
}
