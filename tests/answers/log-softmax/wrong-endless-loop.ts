import type { tf } from '#lib';

export const says = /no answer within/;

export default function logSoftmax(z: tf.Tensor2D) {
  while (z) {}
  return z;
}
