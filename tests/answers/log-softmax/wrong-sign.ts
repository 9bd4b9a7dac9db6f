import { tf } from '#lib';
import { logSoftmaxOf } from '../../checks/rightParts';

export const says = /up to its sign/;

export default function logSoftmax(z: tf.Tensor2D) {
  return tf.neg(logSoftmaxOf(z));
}
