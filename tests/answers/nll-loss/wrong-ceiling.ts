import { tf } from '#lib';

export const says = /the loss is 1000000000; right is Infinity/;

export default function nllLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  const mask = tf.oneHot(labels, logProbs.shape[1]).cast('bool');
  const picked = tf.sum(tf.where(mask, logProbs, tf.zerosLike(logProbs)), 1);
  return tf.minimum(1e9, tf.neg(tf.mean(picked)));
}
