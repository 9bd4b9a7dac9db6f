import { accuracy, type DataLoader, type SoftmaxRegression, tf } from '#lib';

export const says = /the classes that the model predicts/;

export default function evaluateModel(model: SoftmaxRegression, loader: DataLoader) {
  let [loss, correct] = [0, 0];
  for (const { images, labels } of loader) {
    tf.tidy(() => {
      const logProbs = model.forward(images);
      loss -= tf.sum(tf.max(logProbs, 1)).dataSync()[0];
      correct += accuracy(logProbs, labels) * labels.size;
    });
  }
  return { loss: loss / loader.dataset.length, accuracy: correct / loader.dataset.length };
}
