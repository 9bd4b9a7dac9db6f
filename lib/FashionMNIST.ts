import { readIdx } from './dataset/readIdx';
import { SIDE } from './dataset/shape';

/** Pictures with their labels. Any object with these properties is a dataset. */
export interface ImageDataset {
  /** Pixels, 0 black – 255 white, one image after the other: `[length * 784]`. */
  readonly images: Uint8Array;
  /** The class of each image, 0 – 9: `[length]`. */
  readonly labels: Uint8Array;
  readonly length: number;
  /** The names of the classes. */
  readonly classes: readonly string[];
}

/** The names of Fashion-MNIST's ten classes, in the order of their labels. */
export const FASHION_CLASSES: readonly string[] = [
  'T-shirt/top',
  'Trouser',
  'Pullover',
  'Dress',
  'Coat',
  'Sandal',
  'Shirt',
  'Sneaker',
  'Bag',
  'Ankle boot',
];

/**
 * Fashion-MNIST: pictures of clothing, 28 × 28 grey pixels, 60,000 to train on and 10,000 to test with.
 *
 * The files are read from `data/fashion-mnist`, or from the folder in the environment variable FASHION_MNIST_DIR.
 * Reference: Xiao, Rasul & Vollgraf (2017), arXiv:1708.07747.
 *
 * @throws Error when a file is missing or is not the original.
 *
 * @example
 * const test = new FashionMNIST({ train: false });
 * test.length; // 10000
 * test.classes[test.labels[0]]; // 'Ankle boot'
 */
export class FashionMNIST implements ImageDataset {
  readonly images: Uint8Array;
  readonly labels: Uint8Array;
  readonly length: number;
  readonly classes = FASHION_CLASSES;

  constructor({ train }: { train: boolean }) {
    const part = train ? 'train' : 't10k';
    const length = train ? 60_000 : 10_000;
    this.images = readIdx(`${part}-images-idx3-ubyte.gz`, [length, SIDE, SIDE]);
    this.labels = readIdx(`${part}-labels-idx1-ubyte.gz`, [length]);
    this.length = length;
  }
}
