import { tf } from '#lib';

export const says = /agrees with the formula/;

export default function expectedLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  return tf.tidy(() => tf.sub(1, tf.mean(tf.sum(tf.mul(tf.oneHot(labels, logProbs.shape[1]), tf.exp(logProbs)), 1))));
}
