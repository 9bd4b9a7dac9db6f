import { tf } from '#lib';

export const says = /infinite where a label has log-probability -\d+.*holds logarithms already/;

export default function nllLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  return tf.tidy(() => {
    const probabilities = tf.where(
      tf.oneHot(labels, logProbs.shape[1]).cast('bool'),
      tf.exp(logProbs),
      tf.zerosLike(logProbs),
    );
    return tf.neg(tf.mean(tf.log(tf.sum(probabilities, 1))));
  });
}
