import { tf } from '#lib';

export const says = /Its logits are small, and yet not all of your numbers are finite/;

export default function logSoftmax(z: tf.Tensor2D) {
  const shifted = tf.sub(z, 150);
  return tf.sub(shifted, tf.log(tf.sum(tf.exp(shifted), 1, true)));
}
