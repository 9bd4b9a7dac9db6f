import { tf } from '#lib';

export const says = /bits and not nats/;

export default function nllLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  const mask = tf.oneHot(labels, logProbs.shape[1]).cast('bool');
  const picked = tf.sum(tf.where(mask, logProbs, tf.zerosLike(logProbs)), 1);
  return tf.div(tf.neg(tf.mean(picked)), Math.LN2);
}
