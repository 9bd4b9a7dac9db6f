import { tf } from '#lib';

export const says = /a sum over the minibatch/;

export default function nllLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  const mask = tf.oneHot(labels, logProbs.shape[1]).cast('bool');
  const picked = tf.sum(tf.where(mask, logProbs, tf.zerosLike(logProbs)), 1);
  return tf.neg(tf.sum(picked));
}
