import { accuracy, type DataLoader, nllLoss, type SoftmaxRegression, tf } from '#lib';

export const says =
  /10\.170 %; right is 10\.000 %[\s\S]*mean of the minibatches’ means[\s\S]*mean of the minibatches’ means/;

export default function evaluateModel(model: SoftmaxRegression, loader: DataLoader) {
  let loss = 0;
  let correct = 0;
  for (const { images, labels } of loader) {
    tf.tidy(() => {
      const logProbs = model.forward(images);
      loss += nllLoss(logProbs, labels).dataSync()[0];
      correct += accuracy(logProbs, labels);
    });
  }
  return { loss: loss / loader.length, accuracy: correct / loader.length };
}
