import { PIXELS, SIDE } from '../../../../dataset/shape';

/** Draws 784 numbers on a canvas of 28 × 28 pixels: `least` is black, `most` white. */
export function drawGreys(
  canvas: HTMLCanvasElement,
  at: (pixel: number) => number,
  [least, most]: readonly [number, number],
): void {
  const picture = new ImageData(SIDE, SIDE);
  for (let pixel = 0; pixel < PIXELS; pixel++) {
    const grey = (255 * (at(pixel) - least)) / (most - least);
    picture.data.set([grey, grey, grey, 255], 4 * pixel);
  }
  canvas.getContext('2d')?.putImageData(picture, 0, 0);
}
