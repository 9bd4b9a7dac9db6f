import { tf } from '#lib';

export const says = /a steep slope is still a slope/;

export default function steppedLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  return tf.tidy(() => {
    const isLabel = tf.oneHot(labels, logProbs.shape[1]).cast('bool');
    const own = tf.sum(tf.where(isLabel, logProbs, tf.zerosLike(logProbs)), 1);
    const rest = tf.max(tf.where(isLabel, tf.fill(logProbs.shape, -1e9), logProbs), 1);
    const behind = tf.sub(rest, own);
    return tf.mean(tf.mul(0.5, tf.add(1, tf.tanh(tf.mul(1e8, behind)))));
  });
}
