import { tf } from '#lib';

export const says = /labels make no difference/;

export default function nllLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  return tf.neg(tf.mean(tf.add(logProbs, tf.mul(labels.size, 0))));
}
