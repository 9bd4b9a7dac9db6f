import type { tf } from '#lib';

export const says = /gave string/;

export default function logSoftmax(z: tf.Tensor2D) {
  return String(z.shape);
}
