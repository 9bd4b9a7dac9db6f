import { tf } from '#lib';

export const says = /base 2/;

export default function logSoftmax(z: tf.Tensor2D) {
  return tf.div(tf.logSoftmax(z), Math.LN2);
}
