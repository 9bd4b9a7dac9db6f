import { tf } from '#lib';

export const says = /errors are counted/;

export default function accuracyLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  const hits = tf.equal(tf.argMax(logProbs, 1), labels);
  return tf.sub(labels.size, tf.sum(hits));
}
