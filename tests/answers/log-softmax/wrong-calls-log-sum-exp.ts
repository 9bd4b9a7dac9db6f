import { tf } from '#lib';

export const says = /it calls `tf.logSumExp`/;

export default function logSoftmax(z: tf.Tensor2D) {
  return tf.tidy(() => tf.sub(z, tf.logSumExp(z, 1, true)));
}
