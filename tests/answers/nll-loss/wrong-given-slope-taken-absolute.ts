import { tf } from '#lib';

export const says = /has the wrong sign/;

export default function nllLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  const isLabel = tf.oneHot(labels, logProbs.shape[1]);
  return tf.customGrad((x) => ({
    value: tf.neg(tf.mean(tf.sum(tf.where(isLabel.cast('bool'), x as tf.Tensor, tf.zerosLike(x as tf.Tensor)), 1))),
    gradFunc: (dy) => tf.mul(tf.abs(dy as tf.Tensor), tf.div(tf.oneHot(labels, logProbs.shape[1]), -labels.size)),
  }))(logProbs);
}
