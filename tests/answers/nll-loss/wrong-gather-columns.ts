import { tf } from '#lib';

export const says = /every label’s column is picked for every row/;

export default function nllLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  return tf.neg(tf.mean(tf.gather(logProbs, labels, 1)));
}
