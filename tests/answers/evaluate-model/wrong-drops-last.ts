import { accuracy, type DataLoader, nllLoss, type SoftmaxRegression, tf } from '#lib';

export const says = /smaller minibatch is left out/;

export default function evaluateModel(model: SoftmaxRegression, loader: DataLoader) {
  let loss = 0;
  let correct = 0;
  let seen = 0;
  for (const { images, labels } of loader) {
    if (labels.size < loader.batchSize) break;
    seen += labels.size;
    tf.tidy(() => {
      const logProbs = model.forward(images);
      loss += nllLoss(logProbs, labels).dataSync()[0] * labels.size;
      correct += accuracy(logProbs, labels) * labels.size;
    });
  }
  return { loss: loss / seen, accuracy: correct / seen };
}
