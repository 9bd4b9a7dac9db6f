import { tf } from '#lib';

export const says = /what the model says/;

export default function nllLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  return labels.size > 0 && tf.neg(tf.mean(tf.max(logProbs, 1)));
}
