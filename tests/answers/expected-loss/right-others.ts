import { tf } from '#lib';

export const says = /agrees with the formula/;

export default function expectedLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  return tf.tidy(() => {
    const others = tf.sub(1, tf.oneHot(labels, logProbs.shape[1]));
    return tf.sum(tf.mul(others, tf.exp(logProbs)), 1).mean();
  });
}
