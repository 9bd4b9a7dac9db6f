import { tf } from '#lib';

export const says = /errors are counted/;

export default function expectedLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  return tf.tidy(() => tf.sub(1, tf.mean(tf.equal(tf.argMax(logProbs, 1), labels))));
}
