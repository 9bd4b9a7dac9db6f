import { tf } from '#lib';

export const says = /forget .return/;

export default function accuracyLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  const hits = tf.equal(tf.argMax(logProbs, 1), labels);
  tf.sub(1, tf.mean(hits));
}
