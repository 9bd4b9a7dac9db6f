import { accuracy, type DataLoader, nllLoss, type SoftmaxRegression, tf } from '#lib';

export const says = /the number from before the change/;

const known = new Map<DataLoader, { loss: number; accuracy: number }>();

export default function evaluateModel(model: SoftmaxRegression, loader: DataLoader) {
  const before = known.get(loader);
  if (before) return before;
  let [loss, correct, seen] = [0, 0, 0];
  for (const { images, labels } of loader) {
    tf.tidy(() => {
      const logProbs = model.forward(images);
      const size = labels.size;
      loss += nllLoss(logProbs, labels).dataSync()[0] * size;
      correct += accuracy(logProbs, labels) * size;
      seen += labels.size;
    });
  }
  const scores = { loss: loss / seen, accuracy: correct / seen };
  known.set(loader, scores);
  return scores;
}
