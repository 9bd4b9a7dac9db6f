import { tf } from '#lib';

export const says = /forget .return/;

export default function logSoftmax(z: tf.Tensor2D) {
  tf.logSoftmax(z);
}
