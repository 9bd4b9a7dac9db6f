import { accuracy, tf } from '#lib';

export const says = /comes from beside the tape/;

export default function steppedLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  return tf.tidy(() => tf.sub(2 - accuracy(logProbs, labels), tf.mean(tf.step(tf.neg(logProbs)))));
}
