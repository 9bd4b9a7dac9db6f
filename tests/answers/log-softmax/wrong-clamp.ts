import { tf } from '#lib';
import { logSoftmaxOf } from '../../checks/rightParts';

export const says = /clamping changes the function/;

export default function logSoftmax(z: tf.Tensor2D) {
  return logSoftmaxOf(tf.clipByValue(z, -80, 80));
}
