import { tf } from '#lib';

export const says = /gave a tensor of shape \[\]/;

export default function logSoftmax(z: tf.Tensor2D) {
  return tf.sum(tf.logSoftmax(z));
}
