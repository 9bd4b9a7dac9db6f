import { tf } from '#lib';

export const says = /steep, and no step|a steep slope is still a slope/;

export default function steppedLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  return tf.tidy(() => {
    const truth = tf.oneHot(labels, logProbs.shape[1]);
    const own = tf.sum(tf.where(truth.cast('bool'), logProbs, tf.zerosLike(logProbs)), 1);
    const rest = tf.max(tf.where(truth.cast('bool'), tf.fill(logProbs.shape, -1e9), logProbs), 1);
    return tf.sub(1, tf.mean(tf.sigmoid(tf.mul(100, tf.sub(own, rest)))));
  });
}
