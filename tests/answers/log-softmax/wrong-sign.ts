import { tf } from '#lib';

export const says = /up to its sign/;

export default function logSoftmax(z: tf.Tensor2D) {
  return tf.neg(tf.logSoftmax(z));
}
