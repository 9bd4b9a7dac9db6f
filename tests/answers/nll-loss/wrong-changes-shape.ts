import { tf } from '#lib';

export const says = /changed or disposed/;

export default function nllLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  return tf.tidy(() => {
    const mask = tf.oneHot(labels, logProbs.shape[1]).cast('bool');
    const loss = tf.neg(tf.mean(tf.sum(tf.where(mask, logProbs, tf.zerosLike(logProbs)), 1)));
    logProbs.shape.reverse();
    return loss;
  });
}
