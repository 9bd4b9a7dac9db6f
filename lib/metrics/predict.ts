import { DataLoader } from '../DataLoader';
import type { Classifier } from '../evaluate';
import type { ImageDataset } from '../FashionMNIST';
import { tf } from '../tensorflow';

/**
 * A model's log-probabilities for a whole dataset, as plain numbers for the metrics.
 *
 * @returns Row after row, `[length * classes]`.
 *
 * @example
 * const model = new SoftmaxRegression({ seed: 0 });
 * const dataset = { images: new Uint8Array(3 * 784), labels: new Uint8Array(3), length: 3, classes: FASHION_CLASSES };
 * predict(model, dataset).length; // 30
 */
export function predict(
  model: Classifier,
  dataset: ImageDataset,
  { batchSize = 1000 }: { batchSize?: number } = {},
): Float32Array {
  const loader = new DataLoader(dataset, { batchSize });
  const parts = Array.from(loader, ({ images }) => tf.tidy(() => model.forward(images).dataSync<'float32'>()));
  const logProbs = new Float32Array(parts.reduce((size, part) => size + part.length, 0));
  let start = 0;
  for (const part of parts) {
    logProbs.set(part, start);
    start += part.length;
  }
  return logProbs;
}
