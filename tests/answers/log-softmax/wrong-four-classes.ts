import { tf } from '#lib';

export const says = /right on rows of up to 4 logits, and wrong on rows of 12/;

export default function logSoftmax(logits: tf.Tensor2D) {
  return tf.tidy(() => {
    const shifted = tf.sub(logits, tf.max(logits, 1, true));
    const some = tf.slice(tf.exp(shifted), [0, 0], [-1, Math.min(4, logits.shape[1])]);
    return tf.sub(shifted, tf.log(tf.sum(some, 1, true)));
  });
}
