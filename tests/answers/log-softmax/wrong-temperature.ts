import { tf } from '#lib';
import { logSoftmaxOf } from '../../checks/rightParts';

export const says = /log-softmax of 0.5 times the logits/;

export default function logSoftmax(z: tf.Tensor2D) {
  return logSoftmaxOf(tf.div(z, 2));
}
