import { tf } from '#lib';

export const says = /What is 0 · −∞/;

export default function expectedLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  return tf.tidy(() => {
    const own = tf.sum(tf.mul(logProbs, tf.oneHot(labels, logProbs.shape[1])), 1);
    return tf.sub(1, tf.mean(tf.exp(own)));
  });
}
