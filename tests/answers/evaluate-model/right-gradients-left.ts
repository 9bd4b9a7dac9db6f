import { accuracy, backward, type DataLoader, nllLoss, type SoftmaxRegression, tf } from '#lib';

export const says = /gradients are computed and left/;

export default function evaluateModel(model: SoftmaxRegression, loader: DataLoader) {
  let loss = 0;
  let correct = 0;
  for (const { images, labels } of loader) {
    tf.tidy(() => {
      const logProbs = model.forward(images);
      const { loss: mean } = backward(() => ({ loss: nllLoss(model.forward(images), labels) }), model.parameters);
      loss += mean.dataSync()[0] * labels.size;
      correct += accuracy(logProbs, labels) * labels.size;
    });
  }
  return { loss: loss / loader.dataset.length, accuracy: correct / loader.dataset.length };
}
