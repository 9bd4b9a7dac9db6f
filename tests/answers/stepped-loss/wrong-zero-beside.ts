import { accuracy, tf } from '#lib';

export const says = /nothing of the value comes through the tape/;

export default function steppedLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  return tf.tidy(() => tf.add(1 - accuracy(logProbs, labels), tf.mul(0, tf.sum(logProbs))));
}
