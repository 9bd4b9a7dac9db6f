import { accuracy } from './accuracy';
import { DataLoader } from './DataLoader';
import type { ImageDataset } from './FashionMNIST';
import { nllLoss } from './nllLoss';
import { tf } from './tensorflow';

/** Any model that computes log-probabilities, `[batch, classes]`, from images, `[batch, 784]`. */
export interface Classifier {
  forward(images: tf.Tensor2D): tf.Tensor2D;
}

/**
 * Loss and accuracy on a whole dataset, as means over its samples. The model is not changed.
 *
 * Both are summed over samples. A mean of the minibatches' means would give more weight to the samples of a smaller
 * last minibatch.
 *
 * @throws RangeError when the dataset is empty or `batchSize` is not a whole number ≥ 1.
 *
 * @example
 * const model = { forward: (images) => tf.fill([images.shape[0], 10], Math.log(0.1)) };
 * const dataset = { images: new Uint8Array(3 * 784), labels: new Uint8Array([0, 0, 1]), length: 3, classes: FASHION_CLASSES };
 * evaluate(model, dataset, { batchSize: 2 }); // { loss: Math.log(10), accuracy: 2 / 3 }
 */
export function evaluate(
  model: Classifier,
  dataset: ImageDataset,
  { batchSize = 1000 }: { batchSize?: number } = {},
): { loss: number; accuracy: number } {
  let loss = 0;
  let correct = 0;
  for (const { images, labels } of new DataLoader(dataset, { batchSize, shuffle: false })) {
    tf.tidy('evaluate', () => {
      const logProbs = model.forward(images);
      loss += nllLoss(logProbs, labels).dataSync()[0] * labels.size;
      correct += Math.round(accuracy(logProbs, labels) * labels.size);
    });
  }
  return { loss: loss / dataset.length, accuracy: correct / dataset.length };
}
