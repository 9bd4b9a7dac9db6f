import { accuracy, tf } from '#lib';

export const says = /nothing is left in memory/;

export default function accuracyLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  return tf.scalar(1 - accuracy(logProbs, labels));
}
