import { tf } from '#lib';

export const says = /That is a geometric mean/;

export default function expectedLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  return tf.tidy(() => {
    const isLabel = tf.oneHot(labels, logProbs.shape[1]).cast('bool');
    const own = tf.sum(tf.where(isLabel, logProbs, tf.zerosLike(logProbs)), 1);
    return tf.sub(1, tf.exp(tf.mean(own)));
  });
}
