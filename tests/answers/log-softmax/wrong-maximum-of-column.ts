import { tf } from '#lib';

export const says = /each column’s maximum is subtracted/;

export default function logSoftmax(logits: tf.Tensor2D) {
  return tf.tidy(() => {
    const shifted = tf.sub(logits, tf.max(logits, 0));
    return tf.sub(shifted, tf.log(tf.sum(tf.exp(shifted), 1, true)));
  });
}
