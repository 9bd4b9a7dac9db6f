import { tf } from '#lib';

export const says = /first entry is subtracted.*Which shift/;

export default function logSoftmax(z: tf.Tensor2D) {
  const shifted = tf.sub(z, tf.slice(z, [0, 0], [z.shape[0], 1]));
  return tf.sub(shifted, tf.log(tf.sum(tf.exp(shifted), 1, true)));
}
