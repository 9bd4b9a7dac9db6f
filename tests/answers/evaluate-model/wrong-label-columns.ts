import { type DataLoader, nllLoss, type SoftmaxRegression, tf } from '#lib';

export const says = /compared with every label/;

export default function evaluateModel(model: SoftmaxRegression, loader: DataLoader) {
  let loss = 0;
  let correct = 0;
  for (const { images, labels } of loader) {
    tf.tidy(() => {
      const logProbs = model.forward(images);
      loss += nllLoss(logProbs, labels).dataSync()[0] * labels.size;
      const column = tf.reshape(labels, [-1, 1]); // [B, 1]
      correct += tf.mean(tf.equal(tf.argMax(logProbs, 1), column)).dataSync()[0] * labels.size;
    });
  }
  return { loss: loss / loader.dataset.length, accuracy: correct / loader.dataset.length };
}
