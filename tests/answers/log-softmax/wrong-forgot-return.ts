import type { tf } from '#lib';
import { logSoftmaxOf } from '../../checks/rightParts';

export const says = /forget .return/;

export default function logSoftmax(z: tf.Tensor2D) {
  logSoftmaxOf(z);
}
