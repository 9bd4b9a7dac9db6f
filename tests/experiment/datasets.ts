import { FASHION_CLASSES, type ImageDataset } from '#lib';

/** The dataset's first images. */
export function firstOf({ images, labels, classes }: ImageDataset, length: number): ImageDataset {
  return { images: images.subarray(0, 784 * length), labels: labels.subarray(0, length), length, classes };
}

/** A dataset of given labels, with pixels by a function of image and pixel. */
export function makeDataset(labels: number[], pixel: (image: number, pixel: number) => number): ImageDataset {
  const images = Uint8Array.from({ length: 784 * labels.length }, (_, i) => pixel(Math.floor(i / 784), i % 784));
  return { images, labels: Uint8Array.from(labels), length: labels.length, classes: FASHION_CLASSES };
}
