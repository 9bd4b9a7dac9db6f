import { type DataLoader, nllLoss, type SoftmaxRegression, tf } from '#lib';

export const says = /no tensor is left/;

export default function evaluateModel(model: SoftmaxRegression, loader: DataLoader) {
  let loss = 0;
  let correct = 0;
  let seen = 0;
  for (const { images, labels } of loader) {
    tf.tidy(() => {
      const logProbs = model.forward(images);
      loss += nllLoss(logProbs, labels).dataSync()[0] * labels.size;
      correct += tf.sum(tf.equal(tf.argMax(logProbs, 1), labels)).dataSync()[0];
      seen += labels.size;
    });
  }
  return { loss: loss / seen, accuracy: correct / seen };
}
