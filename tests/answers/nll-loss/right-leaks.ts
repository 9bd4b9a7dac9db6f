import { tf } from '#lib';

export const says = /stay in memory/;

export default function nllLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  const mask = tf.oneHot(labels, logProbs.shape[1]).cast('bool');
  return tf.mean(tf.sum(tf.where(mask, tf.neg(logProbs), tf.zerosLike(logProbs)), 1));
}
