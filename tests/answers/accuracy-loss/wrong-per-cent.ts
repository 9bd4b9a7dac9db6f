import { tf } from '#lib';

export const says = /per cent/;

export default function accuracyLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  const hits = tf.equal(tf.argMax(logProbs, 1), labels);
  return tf.mul(100, tf.sub(1, tf.mean(hits)));
}
