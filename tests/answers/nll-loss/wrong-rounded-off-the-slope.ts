import { tf } from '#lib';

export const says = /flat between two steps/;

export default function nllLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  return tf.tidy(() => {
    const mask = tf.oneHot(labels, logProbs.shape[1]).cast('bool');
    const picked = tf.sum(tf.where(mask, logProbs, tf.zerosLike(logProbs)), 1);
    return tf.div(tf.round(tf.mul(tf.neg(tf.mean(picked)), 1e4)), 1e4);
  });
}
