import { tf } from '#lib';

export const says = /its slope is not/;

export default function nllLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  const mask = tf.oneHot(labels, logProbs.shape[1]).cast('bool');
  const picked = tf.sum(tf.where(mask, logProbs, tf.zerosLike(logProbs)), 1);
  const loss = tf.neg(tf.mean(picked));
  return tf.add(tf.mul(0.5, loss), loss.dataSync()[0] / 2);
}
