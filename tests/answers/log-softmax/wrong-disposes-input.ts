import { tf } from '#lib';

export const says = /changed or disposed/;

export default function logSoftmax(z: tf.Tensor2D) {
  const shifted = tf.sub(z, tf.max(z, 1, true));
  const result = tf.sub(shifted, tf.log(tf.sum(tf.exp(shifted), 1, true)));
  z.dispose();
  return result;
}
