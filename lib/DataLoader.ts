import { CLASSES, PIXELS } from './dataset/shape';
import type { ImageDataset } from './FashionMNIST';
import { mixSeed, permutation } from './random';
import { tf } from './tensorflow';

/**
 * `pixel / 255` for each byte: a minibatch is scaled when it is loaded. To divide anew each time would take longer, and to keep all
 * 60,000 images as float32 would take 188 MB.
 */
const QUOTIENTS = Float32Array.from({ length: 256 }, (_, pixel) => pixel / 255);

/** A few samples, drawn for one training step. */
export interface Minibatch {
  /** Pixels in [0, 1], `[batch, 784]`. */
  images: tf.Tensor2D;
  /** The true classes, int32, `[batch]`. */
  labels: tf.Tensor1D;
}

/**
 * Cuts a dataset into minibatches, like PyTorch's `DataLoader`. Each iteration is an epoch. With `shuffle`, each
 * epoch has a new order.
 *
 * The last minibatch is smaller where `batchSize` does not divide the dataset's length.
 * A minibatch's tensors are freed when the loop moves on or ends. Use `tf.clone` to keep one.
 *
 * @throws RangeError when `batchSize` is not a whole number ≥ 1, or `dataset` is empty or has labels other than 0 – 9.
 *
 * @example
 * const dataset = { images: new Uint8Array(5 * 784), labels: new Uint8Array(5), length: 5, classes: FASHION_CLASSES };
 * const loader = new DataLoader(dataset, { batchSize: 2, shuffle: true, seed: 0 });
 * loader.length; // 3
 * for (const { images } of loader) console.log(images.shape); // [2, 784], [2, 784], [1, 784]
 */
export class DataLoader implements Iterable<Minibatch> {
  /** Minibatches in an epoch. */
  readonly length: number;
  readonly batchSize: number;
  private readonly shuffle: boolean;
  private readonly seed: number;
  private epoch = 0;

  constructor(
    readonly dataset: ImageDataset,
    { batchSize, shuffle = false, seed = 0 }: { batchSize: number; shuffle?: boolean; seed?: number },
  ) {
    if (!Number.isInteger(batchSize) || batchSize < 1) {
      throw new RangeError(
        `Cannot batch ${dataset.length} images: batchSize must be a whole number >= 1, got ${batchSize}`,
      );
    }
    checkDataset(dataset);
    this.length = Math.ceil(dataset.length / batchSize);
    this.batchSize = batchSize;
    this.shuffle = shuffle;
    this.seed = seed;
    this.order(0); // throws now if the seed is bad, not in the first epoch
  }

  *[Symbol.iterator](): Generator<Minibatch, void, undefined> {
    const order = this.order(this.epoch++);
    for (let start = 0; start < order.length; start += this.batchSize) {
      const batch = this.load(order.subarray(start, start + this.batchSize));
      try {
        yield batch;
      } finally {
        tf.dispose([batch.images, batch.labels]);
      }
    }
  }

  /** The samples' indices in the order of an epoch; the first epoch is 0. */
  order(epoch: number): Uint32Array {
    const { length } = this.dataset;
    return this.shuffle ? permutation(length, mixSeed(this.seed, epoch)) : Uint32Array.from({ length }, (_, i) => i);
  }

  private load(indices: Uint32Array): Minibatch {
    const { images, labels } = this.dataset;
    const pixels = new Float32Array(indices.length * PIXELS);
    for (const [row, index] of indices.entries()) {
      scale(images.subarray(index * PIXELS, (index + 1) * PIXELS), pixels.subarray(row * PIXELS));
    }
    return {
      images: tf.tensor2d(pixels, [indices.length, PIXELS]),
      labels: tf.tensor1d(
        Int32Array.from(indices, (index) => labels[index]),
        'int32',
      ),
    };
  }
}

function scale(bytes: Uint8Array, pixels: Float32Array): void {
  for (let i = 0; i < bytes.length; i++) pixels[i] = QUOTIENTS[bytes[i]];
}

function checkDataset({ images, labels, length }: ImageDataset): void {
  if (!(length >= 1)) throw new RangeError(`Cannot batch an empty dataset: length must be >= 1, got ${length}`);
  if (labels.length !== length || images.length !== length * PIXELS) {
    throw new RangeError(
      `Cannot batch ${length} images: ${length} labels and ${length * PIXELS} pixels are needed, got ${labels.length} and ${images.length}`,
    );
  }
  const wrong = labels.findIndex((label) => !(label >= 0 && label < CLASSES));
  if (wrong >= 0)
    throw new RangeError(
      `Cannot batch the images: labels must be 0 – ${CLASSES - 1}, got ${labels[wrong]} at ${wrong}`,
    );
}
