import { tf } from '#lib';

export const says = /exp makes 1 of each/;

export default function expectedLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  return tf.tidy(() => {
    const isLabel = tf.oneHot(labels, logProbs.shape[1]).cast('bool');
    const own = tf.where(isLabel, logProbs, tf.zerosLike(logProbs));
    return tf.sub(1, tf.mean(tf.sum(tf.exp(own), 1)));
  });
}
