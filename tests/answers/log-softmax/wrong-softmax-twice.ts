import { tf } from '#lib';

export const says = /1\.461/;

export default function logSoftmax(z: tf.Tensor2D) {
  return tf.logSoftmax(tf.softmax(z));
}
