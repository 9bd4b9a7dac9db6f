import { tf } from '#lib';

export const says = /gave shape \[4,3\]/;

export default function logSoftmax(z: tf.Tensor2D) {
  return tf.transpose(tf.logSoftmax(z));
}
