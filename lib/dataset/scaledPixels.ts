const scaled = new WeakMap<Uint8Array, Float32Array>();

/**
 * Converts pixels from bytes, 0 – 255, to float32, 0 – 1: `pixel / 255`.
 *
 * The result is computed once for an array and kept as long as the array is in use. So an epoch copies its pictures
 * instead of computing 47 million quotients again, which took a third of an epoch.
 * This takes four bytes a pixel: 188 MB for the training set.
 *
 * @example
 * scaledPixels(new Uint8Array([0, 51, 255])); // [0, 0.2, 1]
 */
export function scaledPixels(bytes: Uint8Array): Float32Array {
  let pixels = scaled.get(bytes);
  if (!pixels) {
    pixels = new Float32Array(bytes);
    for (let i = 0; i < pixels.length; i++) pixels[i] /= 255; // map() would take four times as long
    scaled.set(bytes, pixels);
  }
  return pixels;
}
