import { tf } from '#lib';

export const says = /some millionths apart: is there a tolerance, or are entries rounded|The smallest input/;

export default function accuracyLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  const guesses = tf.argMax(tf.round(tf.mul(logProbs, 1000)), 1);
  return tf.sub(1, tf.mean(tf.equal(guesses, labels)));
}
