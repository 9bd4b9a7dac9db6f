import { tf } from '#lib';

export const says = /compared with every label/;

export default function accuracyLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  return tf.sub(1, tf.mean(tf.equal(tf.argMax(logProbs, 1), tf.reshape(labels, [-1, 1]))));
}
