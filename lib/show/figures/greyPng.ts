import { encodePng } from '../encodePng';

/** A picture as rows of pixels: grey 0 – 255, or null if the pixel is transparent. */
export type GreyPixels = readonly (readonly (number | null)[])[];

/**
 * Encodes grey pixels as a PNG in a `data:` address. Each pixel becomes `zoom` × `zoom` pixels, so its edges stay
 * sharp.
 *
 * @example
 * greyPng([[0, 255], [null, 128]]).slice(0, 22); // 'data:image/png;base64,'
 */
export function greyPng(pixels: GreyPixels, zoom = 1): string {
  const zoomed = pixels.flatMap((row) => Array(zoom).fill(row.flatMap((grey) => Array(zoom).fill(rgba(grey)).flat())));
  const png = encodePng(zoomed.flat(), pixels[0].length * zoom, pixels.length * zoom);
  return `data:image/png;base64,${png.toString('base64')}`;
}

const rgba = (grey: number | null) => (grey === null ? [0, 0, 0, 0] : [grey, grey, grey, 255]);
