import { tf } from '#lib';

export const says = /Is the mean taken before the step|is the mean taken before the step/;

export default function steppedLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  return tf.tidy(() => {
    const isLabel = tf.oneHot(labels, logProbs.shape[1]).cast('bool');
    const own = tf.sum(tf.where(isLabel, logProbs, tf.zerosLike(logProbs)), 1);
    const rest = tf.max(tf.where(isLabel, tf.fill(logProbs.shape, -1e9), logProbs), 1);
    return tf.sub(1, tf.step(tf.mean(tf.sub(own, rest))));
  });
}
