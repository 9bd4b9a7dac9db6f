import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Labelled pictures; any object of this shape is a dataset. */
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
 * Read from `data/fashion-mnist`, or from the folder that the environment variable FASHION_MNIST_DIR names.
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
    this.images = readIdx(`${part}-images-idx3-ubyte.gz`, [length, 28, 28]);
    this.labels = readIdx(`${part}-labels-idx1-ubyte.gz`, [length]);
    this.length = length;
  }
}

/** The values of an idx file, whose header is the number of dimensions and each one's size, big-endian. */
function readIdx(name: string, shape: number[]): Uint8Array {
  const bytes = readOriginal(name);
  const header = [0x800 + shape.length, ...shape];
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const found = header.map((_, i) => view.getInt32(4 * i));
  if (found.join() !== header.join()) {
    throw new Error(`Cannot read ${name}: its header must be [${header}], found [${found}]`);
  }
  return bytes.subarray(4 * header.length);
}

interface Original {
  name: string;
  unpackedBytes: number;
  unpackedSha256: string;
}

/** A file's unpacked bytes, once they are known to be the original's. */
function readOriginal(name: string): Uint8Array {
  const root = resolve(__dirname, '..');
  const originals: Original[] = JSON.parse(readFileSync(join(root, 'lib', 'fashionMnistFiles.json'), 'utf8'));
  const original = originals.find((original) => original.name === name) as Original;
  const folder = process.env.FASHION_MNIST_DIR || join(root, 'data', 'fashion-mnist');
  const file = join(folder, name);
  if (!existsSync(file)) {
    throw new Error(`Cannot read Fashion-MNIST: ${file} is missing; run npm start, which fetches it`);
  }
  const bytes = unpack(file, original.unpackedBytes);
  const found = bytes ? createHash('sha256').update(bytes).digest('hex') : 'no whole gzip file';
  if (!bytes || found !== original.unpackedSha256) {
    throw new Error(
      `Cannot read Fashion-MNIST: ${file} is damaged; the SHA-256 of its content must be ${original.unpackedSha256}, found ${found}; delete it and run npm start`,
    );
  }
  return bytes;
}

/** Unpacks into one buffer of the right size, not into many that are then joined: half the memory. */
function unpack(file: string, size: number): Uint8Array | null {
  try {
    const { buffer, byteOffset, length } = gunzipSync(readFileSync(file), { chunkSize: size + 1 });
    return new Uint8Array(buffer, byteOffset, length);
  } catch (error) {
    if (String((error as NodeJS.ErrnoException).code).startsWith('Z_')) return null;
    throw error;
  }
}
