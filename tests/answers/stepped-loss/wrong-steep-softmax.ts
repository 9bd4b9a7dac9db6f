import { tf } from '#lib';

export const says = /steep, and no step|a steep slope is still a slope/;

export default function steppedLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  return tf.tidy(() => {
    const p = tf.softmax(logProbs.div(1e-3) as tf.Tensor2D);
    return tf.sub(1, tf.sum(tf.mul(p, tf.oneHot(labels, logProbs.shape[1])), 1).mean());
  });
}
