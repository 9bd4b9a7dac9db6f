import { tf } from '#lib';

export const says = /right on up to 4 classes, and wrong on 12 pictures with 12 classes/;

export default function accuracyLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  return tf.tidy(() => {
    const some = tf.slice(logProbs, [0, 0], [-1, Math.min(4, logProbs.shape[1])]);
    return tf.sub(1, tf.mean(tf.equal(tf.argMax(some, 1), labels)));
  });
}
