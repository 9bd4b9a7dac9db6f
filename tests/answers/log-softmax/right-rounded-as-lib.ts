import { rounded, tf } from '#lib';

export const says = /rounded to 4 significant digits/;

export default function logSoftmax(logits: tf.Tensor2D) {
  return tf.tidy(() => {
    const shifted = tf.sub(logits, tf.max(logits, 1, true));
    return tf.tensor2d(rounded(tf.sub(shifted, tf.log(tf.sum(tf.exp(shifted), 1, true))).arraySync() as number[][]));
  });
}
