import { tf } from '#lib';

export const says = /the loss is \d[\d.]*; right is Infinity.*every entry below -100 counted as that/s;

export default function nllLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  const mask = tf.oneHot(labels, logProbs.shape[1]).cast('bool');
  const picked = tf.sum(tf.where(mask, logProbs, tf.zerosLike(logProbs)), 1);
  return tf.neg(tf.mean(tf.maximum(picked, -100)));
}
