import { tf } from '#lib';
import { logSoftmaxOf } from '../../checks/rightParts';

export const says = /gave shape \[12,5\]/;

export default function logSoftmax(z: tf.Tensor2D) {
  return tf.transpose(logSoftmaxOf(z));
}
