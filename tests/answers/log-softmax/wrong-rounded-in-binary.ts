import { tf } from '#lib';
import { logSoftmaxOf } from '../../checks/rightParts';

export const says = /^(?![\s\S]*clamp)[\s\S]*The smallest input/; // it was told that it clamps

export default function logSoftmax(logits: tf.Tensor2D) {
  return tf.div(tf.round(tf.mul(logSoftmaxOf(logits), 1024)), 1024);
}
