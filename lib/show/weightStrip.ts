import { SIDE } from '../dataset/shape';
import { encodePng } from './encodePng';
import { escapeHtml } from './escapeHtml';
import { requireWeights } from './requireWeights';

const GAP = 2; // pixels between two pictures

/**
 * The weights of all classes as pictures side by side, as HTML: the `picture` of a `progress`. A pixel is bright if its weight is
 * positive, dark if it is negative, and grey if it is near 0. The largest weight is white or black.
 *
 * @param weight `[784, classes]`, row after row, for example the `Float32Array` of `dataSync`.
 * @param classes The classes' names, in order.
 * @throws RangeError when there are not 784 weights for each class.
 *
 * @example
 * const weight = Float32Array.from({ length: 784 * 2 }, (_, i) => (i % 2 ? 1 : -1) / 4);
 * weightStrip(weight, ['Bag', 'Coat']).includes('alt="Weights up to 0.250, from left to right: Bag, Coat"'); // true
 */
export function weightStrip(weight: ArrayLike<number>, classes: readonly string[]): string {
  requireWeights(weight, classes);
  const count = classes.length;
  let largest = 0;
  for (let i = 0; i < weight.length; i++) largest = Math.max(largest, Math.abs(weight[i]));
  const width = count * (SIDE + GAP) - GAP;
  const pixels = new Uint8Array(4 * width * SIDE); // red, green, blue, and 0 where nothing is
  for (let i = 0; i < weight.length; i++) {
    const [k, pixel] = [i % count, Math.floor(i / count)];
    const at = Math.floor(pixel / SIDE) * width + k * (SIDE + GAP) + (pixel % SIDE);
    const grey = Math.round(127.5 * (1 + weight[i] / (largest || 1)));
    pixels.fill(grey, 4 * at, 4 * at + 3)[4 * at + 3] = 255;
  }
  const png = `data:image/png;base64,${encodePng(pixels, width, SIDE).toString('base64')}`;
  const style = `width: ${2 * width}px; max-width: 100%; image-rendering: pixelated`;
  const text = `Weights up to ${largest.toFixed(3)}, from left to right: ${escapeHtml(classes.join(', '))}`;
  return `<img src="${png}" alt="${text}" title="${text}" style="${style}">`;
}
