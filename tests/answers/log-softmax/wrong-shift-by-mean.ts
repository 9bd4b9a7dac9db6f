import { tf } from '#lib';

export const says = /row’s mean/;

export default function logSoftmax(z: tf.Tensor2D) {
  const shifted = tf.sub(z, tf.mean(z, 1, true));
  return tf.sub(shifted, tf.log(tf.sum(tf.exp(shifted), 1, true)));
}
