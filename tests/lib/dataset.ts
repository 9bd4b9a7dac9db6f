import { FASHION_CLASSES, type ImageDataset, uniform } from '#lib';

/** A small dataset of random pixels; the label is the first image column's, so that it can be learnt. */
export function randomDataset(length: number, seed: number): ImageDataset {
  const next = uniform(seed);
  const images = Uint8Array.from({ length: length * 784 }, () => Math.floor(256 * next()));
  const labels = Uint8Array.from({ length }, (_, i) => Math.floor(images[784 * i] / 25.6));
  return { images, labels, length, classes: FASHION_CLASSES };
}
