import { tf } from '#lib';

export const says = /a mean in the place of the sum/;

export default function logSoftmax(z: tf.Tensor2D) {
  const shifted = tf.sub(z, tf.max(z, 1, true));
  return tf.sub(shifted, tf.log(tf.mean(tf.exp(shifted), 1, true)));
}
