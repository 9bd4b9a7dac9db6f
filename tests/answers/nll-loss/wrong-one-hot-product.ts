import { tf } from '#lib';

export const says = /What is 0 · −∞/;

export default function nllLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  const classes = logProbs.shape[1];
  const truth = tf.oneHot(labels, classes).toFloat();
  return tf.neg(tf.mean(tf.sum(tf.mul(truth, logProbs), 1)));
}
