import { tf } from '#lib';

export const says = /nothing is left in memory/;

export default function logSoftmax(z: tf.Tensor2D) {
  return tf.logSoftmax(z);
}
