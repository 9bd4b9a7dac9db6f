import { accuracy, tf } from '#lib';

export const says = /comes from beside the tape/;

export default function steppedLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  return tf.tidy(() => tf.mul(1 - accuracy(logProbs, labels), tf.round(tf.mean(tf.sum(tf.exp(logProbs), 1)))));
}
