import type { tf } from '#lib';

export const says = /come back as they went in/;

export default function logSoftmax(z: tf.Tensor2D) {
  return z;
}
