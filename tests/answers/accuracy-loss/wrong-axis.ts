import { tf } from '#lib';

export const says = /Every input gives the same number/;

export default function accuracyLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  return tf.sub(1, tf.mean(tf.equal(tf.argMin(logProbs, 1), labels)));
}
