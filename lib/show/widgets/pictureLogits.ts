import { CLASSES, PIXELS } from '../../dataset/shape';

/** A model as plain numbers, row after row. */
export interface PlainModel {
  /** `[784 * 10]`. */
  weight: ArrayLike<number>;
  /** `[10]`. */
  bias: ArrayLike<number>;
}

/**
 * The logits of one picture, in float64: `picture @ weight + bias`.
 *
 * @param picture Pixels from 0 to 1, `[784]`.
 *
 * @example
 * const bias = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
 * pictureLogits(new Float32Array(784), { weight: new Float32Array(7840), bias })[9]; // 9
 */
export function pictureLogits(picture: ArrayLike<number>, { weight, bias }: PlainModel): number[] {
  const logits = Array.from(bias);
  for (let pixel = 0; pixel < picture.length; pixel++) {
    if (picture[pixel] === 0) continue;
    for (let k = 0; k < logits.length; k++) logits[k] += picture[pixel] * weight[pixel * logits.length + k];
  }
  return logits;
}

/** @throws RangeError when the model is none of Fashion-MNIST. */
export function checkModel({ weight, bias }: PlainModel): void {
  if (weight.length === PIXELS * CLASSES && bias.length === CLASSES) return;
  throw new RangeError(
    `Cannot show a model: it has ${PIXELS * CLASSES} weights and ${CLASSES} biases, got ${weight.length} and ${bias.length}`,
  );
}
