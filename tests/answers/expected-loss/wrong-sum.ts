import { tf } from '#lib';

export const says = /a sum over the minibatch/;

export default function expectedLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  return tf.tidy(() => {
    const truth = tf.oneHot(labels, logProbs.shape[1]);
    const own = tf.sum(tf.where(truth.cast('bool'), tf.exp(logProbs), tf.zerosLike(logProbs)), 1);
    return tf.sub(labels.size, tf.sum(own));
  });
}
