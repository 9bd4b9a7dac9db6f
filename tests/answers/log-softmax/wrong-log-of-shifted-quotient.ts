import { tf } from '#lib';
import { softmaxOf } from '../../checks/rightParts';

export const says = /Subtract logarithms, do not divide/;

export default function logSoftmax(z: tf.Tensor2D) {
  return tf.log(softmaxOf(z));
}
