import type { tf } from '#lib';

export const says = /stub is untouched/;

export default function logSoftmax(z: tf.Tensor2D) {
  throw new Error(`not implemented: ${z.shape}`);
}
