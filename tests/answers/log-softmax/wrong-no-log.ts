import { tf } from '#lib';

export const says = /last term/;

export default function logSoftmax(z: tf.Tensor2D) {
  const shifted = tf.sub(z, tf.max(z, 1, true));
  return tf.sub(shifted, tf.sum(tf.exp(shifted), 1, true));
}
