import { tf } from '#lib';

export const says = /That would be so if every picture counted as right/;

export default function accuracyLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  return tf.min(tf.notEqual(tf.argMax(logProbs, 1), labels).cast('float32'));
}
