import { tf } from '#lib';

export const says = /^(?!.*Every input).*pictures/s; // two pictures and three classes throw

export default function accuracyLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  return tf.tidy(() => {
    const guesses = tf.argMax(logProbs, 0);
    return tf.sub(1, tf.mean(tf.equal(guesses, labels.slice(0, Math.min(guesses.size, labels.size)))));
  });
}
