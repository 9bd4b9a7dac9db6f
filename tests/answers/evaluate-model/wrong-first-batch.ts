import { accuracy, type DataLoader, nllLoss, type SoftmaxRegression, tf } from '#lib';

export const says = /first minibatch alone/;

export default function evaluateModel(model: SoftmaxRegression, loader: DataLoader) {
  for (const { images, labels } of loader) {
    return tf.tidy(() => {
      const logProbs = model.forward(images);
      return { loss: nllLoss(logProbs, labels).dataSync()[0], accuracy: accuracy(logProbs, labels) };
    });
  }
}
