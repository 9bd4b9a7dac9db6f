import { tf } from '#lib';

export const says = /1 − accuracy is asked for/;

export default function accuracyLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  const hits = tf.equal(tf.argMax(logProbs, 1), labels);
  return tf.neg(tf.mean(hits));
}
