import { tf } from '#lib';
import { logSoftmaxOf } from '../../checks/rightParts';

export const says = /base 2/;

export default function logSoftmax(z: tf.Tensor2D) {
  return tf.div(logSoftmaxOf(z), Math.LN2);
}
