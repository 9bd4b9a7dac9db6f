import { tf } from '#lib';

export const says = /a steep slope is still a slope/;

export default function steppedLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  return tf.tidy(() => {
    const sharp = tf.softmax(tf.mul(logProbs, 1e9));
    return tf.sub(1, tf.mean(tf.sum(tf.mul(sharp, tf.oneHot(labels, logProbs.shape[1])), 1)));
  });
}
