import { type ImageDataset, PIXELS } from '#lib';

/** The pixels that are not dark: of each picture with their values, and all that occur. Most pixels are dark. */
export interface LitPixels {
  pictures: [pixel: number, value: number][][];
  pixels: number[];
}

const known = new WeakMap<ImageDataset, LitPixels>();

export function litPixels(dataset: ImageDataset): LitPixels {
  const lit = known.get(dataset) ?? findLitPixels(dataset);
  known.set(dataset, lit);
  return lit;
}

function findLitPixels({ images, length }: ImageDataset): LitPixels {
  const width = PIXELS; // an imported name is a getter, too slow for the loop
  const pictures = Array.from({ length }, (_, index) => {
    const lit: [number, number][] = [];
    for (let pixel = 0, i = index * width; pixel < width; pixel++, i++) {
      if (images[i] > 0) lit.push([pixel, Math.fround(images[i] / 255)]);
    }
    return lit;
  });
  return { pictures, pixels: [...new Set(pictures.flatMap((lit) => lit.map(([pixel]) => pixel)))] };
}
