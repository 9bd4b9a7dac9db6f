import { accuracy, tf } from '#lib';

export const says = /comes from beside the tape/;

export default function steppedLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  return tf.tidy(() => tf.add(1 - accuracy(logProbs, labels), tf.mean(tf.step(tf.sub(logProbs, 100)))));
}
