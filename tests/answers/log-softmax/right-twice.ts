import { tf } from '#lib';

export const says = /nothing is left in memory/;

export default function logSoftmax(z: tf.Tensor2D) {
  return tf.tidy(() => tf.logSoftmax(tf.logSoftmax(z) as tf.Tensor2D));
}
