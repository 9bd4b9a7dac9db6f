import { tf } from '#lib';

export const says = /^(?!.*put through exp).*label’s probability is taken.*Count whole pictures/s;

export default function accuracyLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  const isLabel = tf.oneHot(labels, logProbs.shape[1]);
  const own = tf.sum(tf.mul(isLabel, tf.exp(logProbs)), 1);
  return tf.sub(1, tf.mean(own));
}
