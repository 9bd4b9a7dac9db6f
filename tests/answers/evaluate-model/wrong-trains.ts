import { accuracy, backward, type DataLoader, nllLoss, SGD, type SoftmaxRegression, tf } from '#lib';

export const says = /weights are others afterwards[\s\S]*no longer tested/;

export default function evaluateModel(model: SoftmaxRegression, loader: DataLoader) {
  const optimizer = new SGD(model.parameters, { learningRate: 0.1 });
  let loss = 0;
  let correct = 0;
  for (const { images, labels } of loader) {
    tf.tidy(() => {
      const logProbs = model.forward(images);
      optimizer.zeroGrad();
      backward(() => ({ loss: nllLoss(model.forward(images), labels) }), model.parameters);
      optimizer.step();
      loss += nllLoss(logProbs, labels).dataSync()[0] * labels.size;
      correct += accuracy(logProbs, labels) * labels.size;
    });
  }
  return { loss: loss / loader.dataset.length, accuracy: correct / loader.dataset.length };
}
