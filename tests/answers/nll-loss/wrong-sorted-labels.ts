import { tf } from '#lib';

export const says = /the labels are sorted, and the pictures are not/;

export default function nllLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  const sorted = tf.tensor1d(labels.dataSync().slice().sort(), 'int32');
  const isLabel = tf.cast(tf.oneHot(sorted, logProbs.shape[1]), 'bool');
  const own = tf.sum(tf.where(isLabel, logProbs, tf.zerosLike(logProbs)), 1);
  return tf.neg(tf.mean(own));
}
