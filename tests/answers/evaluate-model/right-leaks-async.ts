import { accuracy, type DataLoader, nllLoss, type SoftmaxRegression } from '#lib';

export const says = /tensors are left behind/;

export default async function evaluateModel(model: SoftmaxRegression, loader: DataLoader) {
  let loss = 0;
  let correct = 0;
  for (const { images, labels } of loader) {
    const logProbs = model.forward(images);
    loss += (await nllLoss(logProbs, labels).data())[0] * labels.size;
    correct += accuracy(logProbs, labels) * labels.size;
  }
  const { length } = loader.dataset;
  return { loss: loss / length, accuracy: correct / length };
}
